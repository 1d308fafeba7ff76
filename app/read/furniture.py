"""What a page carries besides the article. Careful: a paragraph taken for furniture is compared with nothing."""

from __future__ import annotations

import re

_CLOSING = "\"'”’»›)]}*_"
_ENDED = re.compile(r"[.!?…。！？؟।]$")

_PHRASES = re.compile(
    r"""(?:
      (?:please\ )?(?:share|tweet|e-?mail|print|save|like|follow|forward|recommend|bookmark)
        (?:\ (?:this|the|on|via|by|us|to|with|it|now|page|article|story|post|link|news|friend|a|and|comment|more
             |facebook|twitter|x|whatsapp|linkedin|reddit|telegram|e-?mail|pinterest|instagram|youtube|tumblr))*
    | (?:facebook|twitter|whatsapp|linkedin|reddit|telegram|e-?mail|pinterest|instagram|youtube|print
        |copy\ link|flipboard
        |messenger|google\+|tumblr|share|more|and)(?:[\ ,|/•·]+(?:facebook|twitter|whatsapp|linkedin|reddit|telegram
        |e-?mail|pinterest|instagram|youtube|print|copy\ link|flipboard|messenger|google\+|tumblr|share|more|and))*
    | advertisements?|advertising|sponsored(?:\ (?:content|links?))?|promoted|ad
    | anzeige|werbung|publicité|publicidad|pubblicità|advertentie
    | (?:artikel\ |beitrag\ )?(?:teilen|drucken|merken)|kommentare(?:\ (?:lesen|anzeigen))?|zur\ startseite|weiterlesen
    | mehr\ (?:lesen|erfahren|zum\ thema)|(?:das\ könnte\ sie|auch)\ (?:auch\ )?interessier(?:en|t)|nach\ oben
    | partager|commentaires?|lire\ la\ suite|sur\ le\ même\ (?:sujet|thème)|compartir|comentarios?|leer\ más
    | (?:story|article)\ continues\ (?:below|after)(?:\ (?:the\ )?(?:this\ )?(?:ad|advertisement|video))?
    | continue\ reading(?:\ the\ main\ story)?|read\ (?:the\ )?full\ (?:story|article)|read\ more|see\ more|load\ more
    | (?:related|recommended|most\ (?:read|popular|viewed|shared)|trending|popular|latest|top|more|other|similar)
        (?:\ (?:now|news|stories|story|articles?|posts?|topics?|content|coverage|videos?|links?|on\ this(?:\ story)?
             |from\ around\ the\ web|for\ you|headlines))*
    | (?:view|show|post|leave|add|see|read|join\ the|write)?\ ?(?:a\ |all\ |the\ )?(?:\d+\ )?
        (?:comments?|conversation|reply|replies)(?:\ \(?\d+\)?)?
    | skip\ to\ (?:main\ )?(?:content|navigation)|back\ to\ (?:top|home(?:page)?)|home|menu|search|close
    | loading(?:\.\.\.|…)?
    | sign\ (?:in|up)|log\ ?in|register|subscribe(?:\ (?:now|today|here))?|(?:our\ )?newsletters?
    | tags?|topics?|filed\ under|photo\ gallery|photos|gallery|video|watch\ live|click\ to\ (?:play|enlarge|expand)
    | all\ rights\ reserved|end(?:s|\ of\ (?:story|article))?|\(?more\)?|\(?ends\)?|nnnn|zczc\b.{0,40}
    )[.!:]?""",
    re.I | re.X,
)
_OPENINGS = re.compile(
    r"""(?:
      (?:read|see|watch|listen)\ (?:more|also|next)\ ?[:|–—-] | also\ read\ ?:
    | (?:[àa]\ )?(?:lire|voir|écouter)\ (?:aussi|également|sur\ le\ même\ sujet)\b\ ?(?:[:|–—-]|(?=[«„"“A-ZÀ-Ü]))
    | (?:lesen|sehen|hören)\ sie\ (?:auch|hier|mehr|dazu)\ ?: | mehr\ (?:dazu|zum\ thema)\ ?:
    | (?:lea|lee|leer)\ también\b
    | (?:leggi\ anche|lees\ (?:ook|meer)|läs\ (?:också|mer))\b\ ?[:|–—-]?
    | (?:[^.!?]{1,240}[.!?]\ )?(?:sign\ up|subscribe)\ (?:for|to)\ (?:the|our|this|my)\b[^.!?]{0,40}\bnewsletters?\b
        [^.!?]{0,20}[.!]?$
    | (?:related|recommended|more\ on\ this)\ ?:
    | (?:copyright\b|©|\(c\)\ (?:19|20)\d\d).{0,120}$ | (?:copyright|©|\(c\))\ ?(?:©\ ?)?(?:19|20)\d\d\b
    | (?:write|e-?mail)\ (?:to\ )?.{2,60}\ at\ \S+@\S+$
    | (?:sign\ up\ (?:for|to)|subscribe\ to|download)\ (?:our|the|for)\b.{0,100}
        \b(?:newsletters?|app|alerts?|updates?|channel|e-?mails?)\b
    | (?:get|receive|enter|want|never\ miss|sign\ up|subscribe|join|try|start)\b.{0,160}
        \b(?:newsletters?|your\ inbox|mailing\ list|subscriptions?\ service|free\ trial)\b.{0,100}$
    | (?:follow|like|join|find)\ (?:us|.{1,30})\ on\ (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube)\b
    | -*\ ?sent\ from\ my\ \w+(?:\ \w+)?\.?$ | von\ meinem\ \w+\ gesendet\.?$ | envoyé\ de\ mon\ \w+\.?$
    | (?:view|read)\ (?:this|the)\ (?:e-?mail|message|newsletter)\ (?:in|on|online)\b.{0,200}$
    | if\ you\ (?:can(?:not|['’]t)|are\ (?:unable|having\ trouble))\b.{0,40}\b(?:e-?mail|message|newsletter)\b.{0,60}
        \b(?:click|browser|here)\b.{0,120}$
    | unsubscribe\b.{0,100}$ | you\ (?:are\ receiving|received|have\ received)\ this\ (?:e-?mail|message|newsletter)\b
    | click\ here\ (?:to|for)\b | this\ (?:article|story|post)\ (?:was\ )?(?:first|originally)\ (?:appeared|published)
    | \(?(?:additional\ |further\ )?(?:reporting|writing|editing)\ (?:and\ \w+ing\ )?by\ (?-i:[A-Z]).{0,300}$
    | \(?(?:compiled|translated|edited|editing|written)\ by\ (?-i:[A-Z])[\w.'’-]+(?:\ [A-Z][\w.'’-]+){0,3}\)?\.?$
    | (?:source|agency|agencies|with\ (?:input|inputs|reporting)\ from(?:\ agencies)?)\ ?:?\ [^.!?]{2,60}$(?<=[^.])
    | our\ standards\ ?: | terms\ (?:of|&|and)\ (?:use|service|conditions)\b | privacy\ policy\b
    | cookie\ (?:policy|settings)\b
    )""",
    re.I | re.X,
)
_SITE = re.compile(
    r".{1,60}\b(?:web)?site can (?:also )?be (?:accessed|reached|visited) (?:at|through|via|on) "
    r"(?:the )?(?:following )?"
    r"(?:alternate |alternative )?(?:address|url|link)",
    re.I,
)
_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ir|uk|de|fr|ru|eu|info|tv|int)(?:/\S*)?)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+){1,5}|@\w{2,30}")
_TRAIL = re.compile(
    r"[-–—>»•\s]*[^\W\d_][\w&'’.-]*(?: [\w&'’.-]+){0,3}(?:\s+[/>»›|•·→]+\s+[\w&'’.-]+(?: [\w&'’.-]+){0,3}){1,5}"
)
_PAGE = re.compile(r"[-–—\s]*(?:page|p\.|seite)?\s?\d{1,4}(?:\s?(?:/|of|von)\s?\d{1,4})?[-–—\s]*", re.I)
_CREDIT = re.compile(
    r"[-–—(\[\s]*(?:(?:reuters|ap|afp|dpa|upi|efe|ansa|tass|ria novosti|interfax|xinhua|ians|pti|irna|anadolu|bloomberg"
    r"|associated press|the associated press|agence france-presse|agencies|staff|wires?)(?:[/,&\s-]|and\b)*){1,4}"
    r"[)\]\s-]*\.?",
    re.I,
)
_MARKS = re.compile(r"[-–—\s]*(?:30|#+)[-–—\s]*")


def is_end_marked(text: str) -> bool:
    """Whether *text* ends a sentence: an end mark, with closing quotation marks or brackets after it."""
    return bool(_ENDED.search(text.rstrip().rstrip(_CLOSING).rstrip()))


def has_words(text: str) -> bool:
    """Whether any letter or digit is in *text*."""
    return any(character.isalnum() for character in text)


def is_page_number(text: str) -> bool:
    """Whether *text* is a number of a page alone: "12", "- 3 -", "Page 2 of 5"."""
    return bool(_PAGE.fullmatch(text))


def is_trail(text: str) -> bool:
    """Whether *text* looks like breadcrumbs: "News / Russia"."""
    return len(text) <= 80 and bool(_TRAIL.fullmatch(text)) and not is_end_marked(text)


def is_label(text: str) -> bool:
    """Whether *text* is the label of a button, an advertisement or a list of other stories."""
    return len(text) <= 90 and bool(_PHRASES.fullmatch(text))


def is_furniture(text: str) -> bool:
    """Whether *text*, one cleaned paragraph, is page furniture wherever it stands.

    Rows of dashes, share buttons, "read more", addresses, page numbers, credit lines. Breadcrumbs depend on the place:
    see ``is_trail``.
    """
    if len(text) > 400:
        return not has_words(text)
    if not has_words(text) or _SITE.match(text) or _OPENINGS.match(text):
        return True
    if len(text) > 90:
        return False
    return any(pattern.fullmatch(text) for pattern in (_PHRASES, _ADDRESS, _MAIL, _PAGE, _CREDIT, _MARKS)) or (
        text[0] in "-–—" and text[:2] in {"--", "——", "––"} and is_trail(text)
    )
