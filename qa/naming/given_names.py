# ruff: noqa: E501  (word lists are one line each)
"""English given names that are everyday words too or begin like them, and forms of address."""

HONORIFICS = frozenset("dr mr mrs ms miss prof professor sir madam lady lord rev sgt capt".split())

# Everyday words first: what follows has to be no everyday word ("Rose Garden" is nobody).
GIVEN_WORDS = frozenset(
    "amber angel april art august autumn basil bill bishop brook buddy carol chance charity chase christian clay cliff crystal daisy dale dawn dean destiny don drew duke earl faith fern forest frank ginger glen grace grant hazel heath "
    "heather holly honey hope hunter iris ivy jade jasmine jay jewel joy june lance laurel lily mark marina mason may melody mercy miles nick olive opal patience paul pearl penny poppy ray reed rich rob robin rock rose ruby rusty sage "
    "sandy sky sterling sue summer sunny tiffany trinity victor victory violet wade ward will willow wren".split()
)
GIVEN_NAMES = GIVEN_WORDS | frozenset(
    "aaron adam alan albert alex alexander alice amanda amy andrea andrew angela anita ann anna anne anthony arthur barbara ben benjamin bernard betty brian bruce carl caroline catherine charles charlotte chris christine christopher claire "
    "claudia colin daniel david deborah denis diana diane donald dorothy douglas edward eleanor elena elizabeth ellen emily emma eric erica ernest eva evelyn fiona francis fred gary george gerald gordon graham hannah harold harry heinz helen "
    "henry howard hugh ian irene isabel jack jacob james jan jane janet jason jean jennifer jeremy jessica jim joan joe john jonathan jordan joseph josh joshua judith julia julie karen karl kate katherine keith kelly kenneth kevin kim laura "
    "lauren lawrence leo leon leonard linda lisa louis louise lucy luke lynn marcus margaret maria marie martha martin mary matthew max megan michael michelle mike monica nancy natalie nathan neil nicholas nicole nina nora norman olivia oliver "
    "oscar pamela patricia patrick peter philip rachel ralph raymond rebecca richard robert roger ronald rosa roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sharon simon sophia sophie stephen steve steven stuart "
    "susan sylvia teresa terry thomas timothy toby tom tony ursula vera veronica victoria vincent virginia walter warren wendy william yvonne zoe".split()
)
