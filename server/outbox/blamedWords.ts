import { anyOf } from '../patterns.ts';

/**
 * What the words of a server blame:
 * - 'address': it does not exist
 * - 'surely-address': the same, in words that some server writes for nothing else, whenever it answers
 * - 'rest': the mailbox is there and takes nothing at the moment
 * - 'passing': something that passes or that somebody else can mend, such as the sender, the content,
 *   a full mailbox, a rule, a rate, time
 */
export type Blame = 'address' | 'surely-address' | 'rest' | 'passing';

/** No reply says more in its first lines; what comes later is advice for people. */
const longestRead = 2000;

/** A pattern of words in whichever case, put together from lists of them. */
function said({ raw }: TemplateStringsArray, ...lists: readonly string[]): RegExp {
  return new RegExp(String.raw({ raw }, ...lists), 'i');
}

const person = anyOf(
  /user|recipients?|mailbox|account|addressee|addresses|address|customer|member|subscriber/,
  /person|local part|mail ?box|(?:mail|mailing|e-?mail) ?(?:account|address|list)/,
  /destinatario|destinataire|usuario|cuenta|buz[oó]n|empf[aä]nger/,
);

/** Before one of these words. */
const unknown = anyOf(
  /unknown|invalid|illegal|no such|non[- ]?existent|nonexistant|bad destination|bad/,
  /not a (?:valid|known)|unrouteable/,
);

/** After one of these words. */
const isUnknown = anyOf(
  /unknown/,
  /(?:does|do|did)(?:n['’]t| not) (?:exist|have)/,
  /is(?:n['’]t| not) (?:a )?(?:known|valid|found|recognized|listed|our customer)/,
  /not (?:be )?(?:found|known|exist|listed|recognized|unique)/,
  /no longer (?:exists?|valid|available|works?|used|in use)/,
  /invalid/,
  /has (?:moved|changed|left|been (?:deleted|removed|closed))/,
  /doesn['’]?t have/,
  /no existe|inconnu|n['’]existe pas|invalide|desconocid[oa]|unbekannt/,
);

const whatIsMissing = anyOf(
  /mailbox|user|person|address|recipient|account|domain|host|by that name|here/,
);
const listOfPeople = anyOf(/directory|address book|table|database|user list/);
const isNoHost = anyOf(
  /unknown|not (?:found|known|exist)|does(?:n['’]t| not) exist|could not be found|is not reachable/,
);
const takesNoMail = anyOf(
  /does(?:n['’]t| not) (?:accept|receive)(?: any)? (?:e-?)?mail/,
  /null MX/,
);

/** Words that say the mail can never get there. */
const ofTheAddress: readonly RegExp[] = [
  said`\b${unknown} (?:[a-z]+ ){0,2}${person}`,
  said`\b${person}\b.{0,80}?\b${isUnknown}`,
  /\b(?:mailbox|recipient) unavailable\b/i,
  /\baddress rejected: undeliverable\b/i,
  /\bno mailbox (?:here )?by that name\b/i,
  said`\bno (?:one|such|existe) (?:[\w-]+ )?${whatIsMissing}\b`,
  said`\bnot (?:listed in|found in|in) (?:the |our |public )?(?:[\w&-]+ ){0,4}${listOfPeople}\b`,
  /\bRESOLVER\.ADR\.(?:Ex)?RecipNotFound\b/i,
  said`\b(?:host|domain|name)(?: or domain)?(?: name)? ${isNoHost}\b`,
  /\b(?:unknown|no such|bad|illegal|invalid|unrouteable) (?:host|domain|mail domain|destination)\b/i,
  /\bhost [\w.-]{1,253} not found\b/i,
  /\bNXDOMAIN\b/i,
  /\bname or service not known\b/i,
  /\bname server:? .{0,80}host not found\b/i,
  said`\b(?:domain|host|recipient)\b.{0,60}?\b${takesNoMail}\b`,
  /\bno mx record\b/i,
  /\bMX or SRV record indicated no SMTP service\b/i,
  /\bcould(?: not|n['’]t) find a mail exchanger\b/i,
  /\bunrouteable address\b/i,
  /\bcouldn['’]t find any host (?:named|by that name)\b/i,
  /\bdoes(?:n['’]t| not) have an? (?:[\w.@-]+ )?account\b/i,
  /\bthis address no longer accepts mail\b/i,
  /\bis no longer valid\b/i,
  /\buser has moved\b/i,
];

/**
 * What means the address although other words stand there: Exchange Online does not let anybody ask
 * which mailboxes there are, and Yahoo answers after the message.
 */
const unmistakable = said`${anyOf(
  /\bRecipient address rejected: Access denied\b/,
  /\bThis user does(?:n['’]t| not) have an? [\w.-]+ account\b/,
)}`;

const room = anyOf(/mail ?box|mail ?folder|account|inbox|disk|storage|buz[oó]n|bo[iî]te/);
const isFull = anyOf(/full|llen[oa]|pleine|exceed(?:s|ed)?|exhausted/);
const isTooLarge = anyOf(/too (?:large|big|long)|exceed(?:s|ed)?|larger than/);
const sender = anyOf(
  /sender|envelope[- ]from|return[- ]path|originator|remitente|exp[eé]diteur|sending/,
);
const ofSender = anyOf(
  /rejected|refused|unknown|invalid|denied|blocked|verif|not |does/,
  /domain|address|IP|server|failed|callout/,
);

/** Words that speak of something else; where both stand, these decide. */
const ofSomethingElse: readonly RegExp[] = [
  // Room
  /\bquota\b/i,
  said`\b${room}\b.{0,30}?\b${isFull}\b`,
  /\binsufficient (?:disk |system |mailbox )?(?:storage|space)\b/i,
  /\b(?:out of|not enough|no) (?:disk|storage)? ?space\b/i,
  /\bover (?:the )?(?:its )?(?:quota|limit|allowed)/i,
  // Size
  said`\b(?:message|mail|size|header|line|content)\b.{0,30}?\b${isTooLarge}\b`,
  /\b(?:maximum|size) (?:message )?(?:size|limit)\b/i,
  /\btoo (?:large|big)\b/i,
  // Rate
  /\btoo (?:many|much|fast|frequent)/i,
  /\brate\b.{0,20}?\b(?:limit|exceed)/i,
  /\bthrottl/i,
  /\bfrequency\b/i,
  /\bconnection limit/i,
  /\bexceed(?:s|ed|ing)?\b.{0,40}?\b(?:limit|rate|number|maximum|connections?)\b/i,
  /\b(?:this|per|an?) hour\b/i,
  // Reputation and rules
  /\bspam(?:my|mer|ming)?\b/i,
  /\bjunk\b/i,
  /\bUCE\b/i,
  /\bUBE\b/i,
  /\b(?:black|block|deny|white|grey|gray)[ -]?list/i,
  /\bblocked\b/i,
  /\breputation\b/i,
  /\bpolic(?:y|ies)\b/i,
  /\bprohibited\b/i,
  /\bforbidden\b/i,
  /\brelay(?:ing)?\b/i,
  /\bnot (?:permitted|allowed|authori[sz]ed|accepted|accepting)\b/i,
  /\b(?:access|permission|authori[sz]ation|recipient|message) denied\b/i,
  /\bdenied\b/i,
  /\bpermission\b/i,
  /\bRBL\b/i,
  /\bDNSBL?\b/i,
  /\bspamhaus\b/i,
  /\bspamcop\b/i,
  /\bsorbs\b/i,
  /\bcomplaint/i,
  /\bunsolicited\b/i,
  /\bbulk\b/i,
  /\bsuspicious\b/i,
  /\babuse\b/i,
  /\bsecurity\b/i,
  /\bfilter(?:ed|s)?\b/i,
  /\brestrict(?:ed|ion)/i,
  /\bdomain (?:is )?not in (?:my|our) list\b/i,
  /\bunable to relay\b/i,
  /\bban(?:ned|s)?\b/i,
  /\bwe (?:do not|don['’]t) accept\b/i,
  /\bunacceptable\b/i,
  /\bunwanted\b/i,
  // Proof of who sends
  /\bSPF\b/i,
  /\bDKIM\b/i,
  /\bDMARC\b/i,
  /\bPTR\b/i,
  /\breverse(?: DNS|-DNS| lookup)?\b/i,
  /\bRDNS\b/i,
  /\bauthenticat/i,
  /\bauth(?:ori[sz]ation)? (?:required|failed)/i,
  /\bHELO\b/i,
  /\bEHLO\b/i,
  /\bfrom (?:address|domain|header)\b/i,
  /\bclient host\b/i,
  /\bhost(?:name)?\b.{0,30}?\b(?:rejected|blocked|not allowed)/i,
  /\bIP\b.{0,40}?\b(?:blocked|list|rejected|refused)/i,
  /\bTLS\b/i,
  /\bSSL\b/i,
  /\bcertificate\b/i,
  said`\b${sender}\b.{0,60}?\b${ofSender}`,
  /\bverify (?:the )?sender\b/i,
  /\b(?:invalid|bad|unknown|unverified|forged) sender\b/i,
  /^(?:.*: )?\bfrom:/i,
  // Content
  /\bvirus/i,
  /\bmalware\b/i,
  /\bphish/i,
  /\btrojan\b/i,
  /\battachment/i,
  /\bcontent(?!-)\b/i,
  /\bviolat/i,
  /\bnot (?:RFC|compliant)/i,
  /\bRFC ?\d/i,
  /\bsyntax error\b/i,
  /\b(?:command|parameter|header)s? syntax\b/i,
  /\bmessage (?:was )?(?:rejected|refused|filtered)\b/i,
  /\bmail reject/i,
  /\bbad (?:header|character|command)/i,
  /\b8-?bit\b/i,
  /\bheader\b/i,
  /\bURL\b/i,
  /\bconversion\b/i,
  /\bencoding\b/i,
  /\bnot implemented\b/i,
  /\bunrecognized command\b/i,
  /\bprotocol\b/i,
  // Time, and the way there
  /\btemporar/i,
  /\btransient\b/i,
  /\btimed?[ -]?out\b/i,
  /\btime-?out\b/i,
  /\bexpired?\b/i,
  /\bexpir(?:ed|y|ation)/i,
  /\bretry (?:time|timeout)/i,
  /\btry(?:ing)? (?:again|later)/i,
  /\bqueue\b.{0,20}?\btoo long\b/i,
  /\bdeferred\b/i,
  /\bdelayed\b/i,
  /\bloop(?:ing|s|back)?\b/i,
  /\bhops?\b/i,
  /\bconnection (?:refused|reset|lost|closed|died|dropped|timed)/i,
  /\bcould not connect\b/i,
  /\bcannot connect\b/i,
  /\bunable to connect\b/i,
  /\b(?:unreachable|no route to host)\b/i,
  /\bserver (?:is )?(?:busy|error|down|not available|configuration|unavailable)/i,
  /\bservice (?:is )?(?:not available|unavailable|refused)/i,
  /\b(?:system|internal|local|resource|configuration|I\/O|mailer) (?:error|problem|failure)\b/i,
  /\bout of memory\b/i,
  /\boverload/i,
  /\bcommand (?:died|failed|time)/i,
  /\bgreylist/i,
  /\bnot (?:be )?delivered within\b/i,
  /\bnot responding\b/i,
  /\bmalformed or unexpected\b/i,
  /\bnot (?:currently )?(?:accepting|receiving) (?:mail|messages)\b/i,
  /\bdoes not (?:want|wish)\b/i,
  /\brefused? (?:to|by) (?:accept|recipient|the recipient)/i,
];

/**
 * Reads what a text blames; null where it blames nothing that is known.
 *
 * Addresses and web addresses in it are disregarded at first, since they hold names such as
 * "blocked"; where nothing else speaks, they do.
 */
export function blamedBy(text: string): Blame | null {
  const said = text.slice(0, longestRead).replaceAll(/\s+/g, ' ');
  const plain = said
    // Written by some gateways before every reply, whatever it is about.
    .replaceAll(/\bunknown address error\b/gi, ' ')
    // So Sendmail ends its transcripts.
    .replaceAll(/\b554 (?:5\.0\.0 )?(?:<[^>]*>\.\.\. )?Service unavailable\b/gi, ' ')
    .replaceAll(/\bhttps?:\/\/\S+/gi, ' ')
    .replaceAll(/<?[^\s<>"'(),;:]{1,100}@[^\s<>"'(),;]{1,200}>?/g, ' … ')
    .replaceAll(/\bCommand rejected\b/gi, ' ');
  return blamedIn(plain) ?? blamedIn(said.replaceAll(/[._/-]+/g, ' '));
}

const resting = anyOf(
  /inactive|disabled|suspended|frozen|locked|dormant|discontinued|deactivated|on hold|idle/,
  /desactivad[oa]/,
);
const ofRest = said`\b${resting}\b`;

function blamedIn(text: string): Blame | null {
  if (unmistakable.test(text)) return 'surely-address';
  if (ofSomethingElse.some((words) => words.test(text))) return 'passing';
  if (ofRest.test(text)) return 'rest';
  return ofTheAddress.some((words) => words.test(text)) ? 'address' : null;
}
