"""The commented template of cases that ``python -m evals init`` writes."""

TEMPLATE = """\
// One question a line, as JSON; lines that begin with // are comments.
//
// id          your own, unique
// language    "zh" or "en": the language the question is asked in and must be answered in
// script      "hans" or "hant" for Chinese questions, null for English
// direction   question-document: "zh-zh", "en-en", "en-zh", "zh-en"; "none" when unanswerable
// type        any word you want figures by: number, share, date, person, list, yes_no, …
// turns       (optional) the questions asked before in the same conversation
// question    paraphrase: do not lift the words of the sentence that answers
// documents   the files an answer may cite, as `yinju docs` names them
// gold        the sentences that answer: a quotation of each, letter for letter as `yinju show`
//             prints it; same "part" (0 by default) = alternatives, 0, 1, 2 … = all are needed.
//             `python -m evals lint --fill` finds "start" and "end"
// key_facts   an answer is right when of each list one variant stands in it; numbers match in any
//             notation (30, 三十, thirty; 1200万, 12 million)
// outcome     "answered", "partial", "not_found", "rejected", or a list of those that will do
//
// Two to begin with; add near misses (right subject, absent attribute) to see what is made up.
{"id": "my-001", "language": "en", "script": null, "direction": "en-en", "type": "number", \
"question": "How many people work there?", "documents": ["report.pdf"], "gold": [{"file": \
"report.pdf", "quote": "The company has 120 employees."}], "key_facts": [["120"]], \
"outcome": "answered"}
{"id": "my-002", "language": "en", "script": null, "direction": "none", "type": \
"absent_attribute", "question": "What does the director earn?", "documents": [], "gold": [], \
"key_facts": [], "outcome": "not_found"}
"""
