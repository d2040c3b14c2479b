"""English superlatives: the adjectives that form one, so that no "priest" and no "harvest" is."""

_ADJECTIVES = (
    "big|broad|bright|busi|cheap|clean|clear|clos|cold|dark|dear|deep|dens|dri|earli|eas|easi"
    "|fast|few|fierc|fin|fresh|fond|furth|farth|great|grand|happi|hard|heavi|high|hot|hott|keen|larg"
    "|lat|light|likeli|long|loud|low|mild|near|new|nois|noisi|old|eld|plain|poor|proud|pur|quick|quiet"
    "|rar|remot|rich|saf|sharp|short|simpl|slow|small|soft|soon|steep|strong|sunni|sweet|tall|thick"
    "|thin|thinn|tini|tough|warm|weak|wealthi|wet|wett|wid|wild|young"
)
# "largest", "biggest": what doubles its last letter is met by one more.
EST = rf"(?:{_ADJECTIVES})[dgnt]?est\b"
