// English: auxiliaries stand before the participle, so how an act is meant shows to the left of its words.
import { splitAt } from './european.ts';
import type { Lexicon } from './lexicon.ts';

const adverb = '(?:(?:just|also|now|already|today|since|both|been|newly|once|recently|[a-z]{3,14}ly)\\s)*';
const determiner =
  '(?:an?|the|your|its|their|this|that|these|another|any|some|new|our|of|for|with|by|in|on|at|from|use|using)';
const amazon =
  '(?:amazon(?:\\.[a-z.]{2,6})?\\s|seller\\s(?:central\\s)?|selling\\s|business\\s|professional\\s|customer\\s|amzn\\s)*';

export const english: Lexicon = {
  things: {
    email:
      /\b(?:(?:sign|log)-?\s?in|login|notification|contact|primary)?\s?e-?mail(?:\s(?:address|id))?\b(?!s|es|\s(?:was|has been)\ssent)|\b(?:sign|log)-?\s?in\sid\b/gu,
    phone: /\b(?:(?:mobile|cell|tele)[\s-]?)?phone(?:\snumber)?\b|\bmobile\snumber\b/gu,
    password: /(?<!one-?\s?time\s|temporary\s|wi-?fi\s)\bpassword\b/gu,
    'two-step':
      /\b(?:two|2)-?\s?(?:step|factor)(?:\s(?:verification|authentication|sign-?in))?\b|\b2sv\b|\b2fa\b|\bmfa\b|\bmulti-?factor\sauthentication\b|\bauthenticat(?:or|ion)(?:\sapp)?\b|\bpasskeys?\b|\bsecurity\skeys?\b|\bbackup\s(?:method|phone|code)s?\b|\btrusted\sdevices?\b|\botp\s(?:device|method|app|preference)\b/gu,
    deposit:
      /\b(?:bank\saccount|bank\sdetails|bank\sinformation|banking\sinformation|deposit\s(?:method|account|information)|disbursement(?:\s(?:method|account))?|payout\s(?:method|account|information)|receiving\saccount|direct\sdeposit|where\s(?:amazon|we)\ssends?\s(?:your\s)?(?:payments?|money|funds|proceeds))\b/gu,
    card: /\b(?:credit\scard|debit\scard|charge\s(?:method|card)|payment\smethod|(?<!gift\s)card(?=\s(?:ending|on\sfile|was|has|information|details)))\b/gu,
    user: /\busers?\b|\bprimary\saccount\sholder\b|\b(?:user\s)?permissions?\b(?!\sto\saccess\syour\s(?:selling|seller|amazon|store|shop))|\bsub-?users?\b|\b(?:co-?)?administrator\b|\badmin\b|\baccount\saccess\b|\baccess\srights\b/gu,
    app: /\b(?:app|apps|application|developer|third[\s-]party(?:\s(?:app|developer|service))?|integration|software\sprovider|sp-api|mws|access(?=\sto\b|\syour\b|\sfor\b))\b/gu,
    orders:
      /\b(?:any|all|the|your|some|unshipped|pending|open|recent|outstanding)\s(?:(?:of\s)?(?:your\s)?(?:unshipped|pending|open|recent|outstanding)\s)?orders\b|\borders\b(?=\s(?:that|which)\s(?:were|was)\snot)/gu,
    listing: /\b(?:listings?|products?|asins?|offers?|detail\spages?)\b/gu,
    selling:
      /\b(?:seller|selling)\saccount\b|\bprofessional\s(?:selling\s)?(?:account|plan)\b|\bselling\son\samazon\b/gu,
    account: new RegExp(
      `(?<!(?:bank|deposit|disbursement|payout|receiving|checking|savings)\\s|\\b(?:on|to|into|from|for|of|in|with|at|via|using|linked\\sto)\\s(?:your\\s|the\\s|this\\s|that\\s|an?\\s|his\\s|her\\s)?${amazon})\\baccount\\b(?!'s|\\s(?:health|manager|information|details|settings|access))|\\bselling\\s(?:privileges|permissions)\\b|\\bseller\\sprivileges\\b`,
      'gu',
    ),
    plan: /\b(?:selling|seller|professional|individual)\s(?:selling\s)?(?:plan|subscription)\b/gu,
    fee: /\b(?:professional|individual|selling|seller)\s(?:(?:selling|seller|account|plan)\s)*(?:(?:monthly\s)?subscription\s)?(?:monthly\s)?fees?\b|\b(?:professional|selling|seller)\s(?:(?:selling|seller|plan)\s)*subscription\b/gu,
    detail:
      /(?<=\b(?:changes?|updates?|revisions?|modifications?)\s(?:to|of|on|in)\syour\s(?:amazon(?:\.[a-z.]{2,6})?\s|seller\s(?:central\s)?|selling\s|customer\s)*)account\b|\baccount\s(?:information|details|settings|profile|name)\b|\b(?:profile|business|legal|tax|identity|login|sign-?in|security)\s(?:information|details|settings|name|address)\b|\bnotification\s(?:preferences|settings)\b|\b(?:store|display|business|legal)\sname\b|\bsecurity\squestions?\b|\breturn\saddress\b|\bidentity\sdocuments?\b/gu,
  },
  acts: {
    change:
      /\b(?:re-?set|changed|updated|modified|replaced|edited|revised|amended|switched(?!\s(?:on|off)\b)|altered|corrected|swapped|overwritten|upgraded|downgraded)\b/gu,
    add: /\b(?:added|registered|linked|set\sup|enrolled|enabled|activated|(?:turned|switched)\son|saved|assigned|connected|created|set)\b/gu,
    remove:
      /\b(?:removed|deleted|disabled|deactivated|(?:turned|switched)\soff|unlinked|detached|revoked|invalidated|unregistered|cleared|voided)\b/gu,
    authorise: /\b(?:authori[sz]ed|approved|granted|given|gave|allowed|connected|consented|permitted|linked)\b/gu,
    invite: /\binvited\b(?!\sto\s(?:(?:our|an?|join\sour)\s|amazon\s(?!seller)))/gu,
    close:
      /\b(?:deactivated|suspended|closed|locked|blocked|restricted|limited|terminated|frozen|disabled|removed|(?:placed|put)\son\shold)\b/gu,
    cancel: /\bcancell?ed\b/gu,
    'take-down': /\b(?:removed|suppressed|deactivated|blocked|taken\sdown|deleted|rejected|withdrawn)\b/gu,
    'sign-in': /\b(?:signed|logged)[\s-](?:in|on|into)\b/gu,
    open: /\b(?:opened|created|registered)\b/gu,
    charge: /\b(?:charged|billed|debited|invoiced|paid|collected)\b/gu,
    verify: /\bverified\b/gu,
  },
  names: {
    change: /\b(?:changes?|updates?|revision|modification|reset|replacement)\b/gu,
    add: /\b(?:addition|registration|activation|enrol?lment)\b/gu,
    remove: /\b(?:removal|deactivation|deletion)\b/gu,
    authorise: /\b(?:authori[sz]ation|approval)\b/gu,
    invite: /(?<!\b(?:household|family|webinar|event|survey|beta|program)\s)\binvitation\b/gu,
    close: /\b(?:closure|suspension|deactivation|termination)\b/gu,
    'take-down': /\b(?:removal|suppression|deactivation)\b/gu,
    charge: /\b(?:charges?|payment|invoice|receipt|fee)\b/gu,
  },
  idioms: [
    {
      act: 'intrude',
      mood: 'done',
      says: /\b(?:unauthori[sz]ed|third|another|unknown|outside|unrecogni[sz]ed)\s(?:party|person|user|individual|third\sparty)\b.{0,60}\b(?:accessed|access(?:ing)?|signed|logged|used|gained|obtained)\b|\b(?:some|any)(?:one|body)\s(?:else|other\sthan\syou)\b.{0,40}\b(?:accessed|signed|logged|used|gained)\b/u,
      unless: /\b(?:prevent|protect|avoid|against|guard|stop|if|never|report|reduce|risk\sof|how)\b|n't\b/u,
    },
    {
      act: 'intrude',
      mood: 'done',
      says: /\b(?:some(?:one|body)|a\sperson|an?\s(?:individual|user))\b.{0,30}\b(?:accessed|signed|logged|used)\b.{0,40}\bwithout\s(?:your|permission|authori[sz]ation|being)\b/u,
      unless: /\b(?:prevent|protect|avoid|if|report|how)\b/u,
    },
    {
      act: 'intrude',
      mood: 'done',
      says: /\baccount\b.{0,30}\b(?:(?:accessed|used|signed\sin\sto)\b.{0,20}\b(?:by|without)|(?:may|might|could)\shave\sbeen\saccessed|compromised|hijacked|taken\sover)\b|\b(?:noticed|detected|identified|found|seen|saw|discovered|observed|suspect)\b.{0,40}\b(?:unauthori[sz]ed|suspicious|unusual|fraudulent)\s(?:access|activity|use|log-?in|sign-?in)\b|\b(?:unauthori[sz]ed|suspicious|fraudulent)\s(?:access|activity|use)\b.{0,30}\b(?:was|has\sbeen)\s(?:detected|noticed|identified|found|discovered)\b.{0,40}\baccount\b/u,
      unless:
        /\b(?:prevent|protect|avoid|against|guard|stop|if|never|report|reduce|how|can\sbe|be\sused)\b|n't\b|\b(?:not|no)\s(?:been|signs?|evidence)\b|\bsuspicious\sactivity\sreport/u,
    },
    {
      act: 'intrude',
      mood: 'named',
      place: 'subject',
      says: /^(?:possible\s|suspected\s|potential\s)?unauthori[sz]ed\s(?:access|sign-?in|use|activity)(?:\s(?:to|on|of|in|detected|notice|alert)\b.{0,40})?$/u,
      unless: /\b(?:prevent|protect|avoid|against)\b/u,
    },
    {
      act: 'sign-in',
      mood: 'done',
      says: /\b(?:noticed|detected|saw|seen|there\s(?:was|has\sbeen))\b.{0,24}\b(?:sign|log)-?\s?in\b|\b(?:new|recent|unusual|unrecogni[sz]ed|suspicious)\s(?:sign|log)-?\s?in\b(?!\s(?:page|method|experience|option|process))|\b(?:sign|log)-?\s?in\s(?:from|attempt|detected|alert|activity)\b|\b(?:attempt(?:ed|ing)|try(?:ing)?|tried)\sto\s(?:sign|log)[\s-]?in\b(?=.{0,20}\baccount\b|$)|\bnew\s(?:browser|device|phone|computer|app)\s(?:just\s|has\s)?signed\sin\b|\bnew\sdevice\b(?=.{0,30}\b(?:account|sign|used|detected)|$)/u,
      unless: /\b(?:if|please|need|required|how|when|before)\b/u,
    },
    {
      act: 'sign-in',
      mood: 'done',
      says: /\baccount\s(?:was|has\sbeen|got)\s(?:just\s|recently\s)?(?:accessed|opened|used)(?=\s(?:from|on|using|at|with|in)\b|$)/u,
      unless: /\b(?:if|please|when|before)\b|n't\b/u,
    },
    {
      act: 'invite',
      mood: 'done',
      says: /\binvitation\b.{0,30}\baccepted\b|\baccepted\b.{0,20}\binvitation\b/u,
      unless: /\b(?:household|family|webinar|event|beta|if|when|once|until|not)\b|n't\b/u,
    },
    {
      act: 'invite',
      mood: 'done',
      says: /\b(?:has\s)?joined\s(?:your|the)\s.{0,30}\b(?:account|store|team)\b/u,
      unless: /\b(?:if|when|once|until|how)\b|n't\b/u,
    },
    {
      act: 'sign-in',
      mood: 'named',
      place: 'subject',
      says: /^(?:your\s)?(?:new\s|recent\s)?(?:sign|log)-?\s?in(?:\s(?:attempt|alert|notification|notice|detected|activity|approved))?(?:\s(?:to|on)\syour\s.{0,30}account)?$|^new\sdevice/u,
    },
    {
      act: 'change',
      mood: 'done',
      says: /\bmade\s(?:an?\s|the\s|some\s|these\s|recent\s|following\s)*(?:changes?|updates?)\sto\b|\b(?:changes?|updates?)\s(?:was|were|has\sbeen|have\sbeen)\smade\b/u,
      unless: /\b(?:if|when|no)\b|n't\b/u,
    },
    {
      act: 'change',
      mood: 'done',
      says: /\bprimary\s(?:user|account\sholder|administrator)\b.{0,50}\bis\snow\b|\bis\snow\s(?:\S+@|[+*x•\d]|ending\b|(?:the\s|your\s)(?:primary|default|charge|deposit|sign-?in)\b)|\b(?:e-?mail(?:\saddress)?|password|(?:phone|mobile)\snumber|bank\saccount|deposit\smethod|account\sholder)\shas\schanged\b/u,
      unless: /\b(?:if|when|please|whether)\b/u,
    },
    {
      act: 'remove',
      mood: 'done',
      says: /\b(?:is|are|has|have|does|your\saccount)\sno\slonger\b.{0,12}\b(?:associated|linked|connected|attached|registered|enabled|turned\son|active|requires?|on\s(?:your|file)|part\sof|in\suse)\b/u,
      unless: /\b(?:if|when|please|whether|unless)\b/u,
    },
    {
      act: 'welcome',
      mood: 'done',
      says: /\b(?:sell(?:er|ing)?)\b.{0,30}\bregistration\b.{0,12}\b(?:is|was|has\sbeen)\s(?:now\s)?(?:complete|completed|approved|successful)\b|\byou(?:'re|\sare|\shave\sbeen|'ve\sbeen)\s(?:now\s)?(?:approved|registered|signed\sup|all\sset)\s(?:to\s(?:start\s)?sell(?:ing)?|as\sa\sseller)\s(?:on|with)\samazon\b|\b(?:selling|seller)\saccount\b.{0,30}\b(?:is|has\sbeen|was)\s(?:now\s)?(?:approved|active|activated)\b/u,
      unless: /\b(?:if|when|once|until|not|after|before|to\sensure)\b/u,
    },
    {
      act: 'endanger',
      mood: 'done',
      says: /\baccount\b.{0,30}\b(?:at\srisk|under\sreview|on\shold)\b|\bat\srisk\sof\s(?:deactivation|suspension)\b|\bhold\son\syour\b.{0,20}\baccount\b/u,
      unless: /\b(?:if|webinar|prevent|avoid|how)\b|n't\b|\bnot\b/u,
    },
    {
      act: 'take-down',
      mood: 'done',
      says: /\b(?:policy|listing|intellectual\sproperty|trademark|copyright)\s(?:warning|violation|infringement|complaint)\b/u,
      unless: /\b(?:if|prevent|avoid|how|webinar|learn|update)\b/u,
    },
    {
      act: 'welcome',
      mood: 'named',
      place: 'subject',
      says: /\b(?:welcome\sto|congratulations\b.{0,30})\s?(?:your\s(?:new\s)?)?(?:selling\son\samazon|(?:amazon\s)?seller\s(?:central|account))\b|\bthank\syou\sfor\s(?:registering|signing\sup)\s(?:to\ssell|as\sa\sseller)\b/u,
    },
  ],
  moods: [
    // "The access that you granted expires": told of what was once.
    {
      mood: 'unreal',
      left: /^(?:the|your|any|all|an?)\s(?:[a-z-]+\s){1,4}(?:you|we|they)\s(?:have\s)?$/u,
      right: /\b(?:expires?|will|is|are|can|must|needs?|should)\b/u,
    },
    {
      mood: 'unreal',
      left: /\b(?:not|never|nobody|no\sone|neither|without|cannot|no)\b(?:\s[a-z']+){0,3}\s?$|n't\b(?:\s[a-z']+){0,3}\s?$/u,
    },
    {
      mood: 'unreal',
      left: new RegExp(
        `\\b(?:to|can|must|should|would|shall|please|ought\\sto|let's|being|needs?|want)\\s(?:${adverb})(?:be\\s|have\\s|get\\s)?${adverb}$`,
        'u',
      ),
    },
    {
      mood: 'coming',
      left: new RegExp(
        `\\b(?:will|(?:is|are)\\s(?:about|going|scheduled|due)\\sto)\\s${adverb}(?:be|have\\sbeen|get)\\s${adverb}$`,
        'u',
      ),
    },
    {
      mood: 'suspected',
      left: new RegExp(`\\b(?:may|might|could)\\s${adverb}(?:be|have(?:\\sbeen)?|get)\\s${adverb}$`, 'u'),
    },
    {
      mood: 'done',
      left: new RegExp(`(?:\\b(?:was|were|been|has|have|had|got|(?:is|are)\\snow)|'ve|'s)\\s${adverb}$`, 'u'),
    },
    {
      mood: 'done',
      left: new RegExp(
        `\\b(?:we|you|i|they|who|someone|somebody|amazon|he|she|user|owner|admin|administrator|person|party)\\s${adverb}$`,
        'u',
      ),
    },
    // "Alice added a user".
    { mood: 'done', left: new RegExp(`[a-z]{2,20}\\s$(?<!\\b${determiner}\\s)`, 'u'), beside: 'after' },
    // "Passkey added".
    { mood: 'done', beside: 'before', right: /^(?:\s(?:to|on|from|for|in|with|by|at|successfully)\b.*)?$/u },
    {
      mood: 'named',
      place: 'subject',
      left: /^(?!.*\b(?:please|need|needs|must|should|how|if|required|will|upcoming|request|reminder|can|can't|cannot|unable|fail|failed|not|never|was|were|been|be|has)\b)/u,
      right:
        /^(?:\s(?:to|of|on|for|in|regarding|confirmation|confirmed|notification|notice|alert|complete|completed|successful|made|detected)\b(?!.*\b(?:request|required|needed|policy|feature)\b).*)?$/u,
    },
  ],
  idle: /\b(?:phishing|scam(?:mer)?s?|fraudsters?|thie(?:f|ves)|criminals?|hackers?|attackers?|bad\sactors?|fake|imposters?|impostors?|never\sask|beware|we\srecommend|recommend(?:ed)?\sthat|tips?:|webinar|newsletter|what's\snew|new\sfeatures?|introducing|you\scan\snow|now\savailable|learn\s(?:how|more)|(?:says?|saying|claims?|claiming|telling\syou)\sthat|(?:receiving|received|getting)\sthis\s(?:e-?mail|message)\s(?:because|as))\b/u,
  otherHead:
    /^(?:'s)?\s(?:policy|policies|features?|requirements?|page|dashboard|guide|program|tool|ledger|book|notebook|journal|organi[sz]er|manager|management|verification\s(?:process|requirements?)|process|help|options?|experience|form|requests?|fees?|terms|support|logs?|holder|protector|to\ssell|expir\w+|will\sexpire|authori[sz]ation\swill)\b/u,
  othersOwn:
    /\b(?:our|their|his|her|its|buyers?'?s?|customers?'?s?|other\ssellers'?|amazon's|some|many|most)\s(?:new\s)?$|\bby\s(?:(?:an?|the|your|our|other|another|one|of|secondary|primary)\s)*$/u,
  barrier: null,
  passive: /\b(?:was|were|been|being|be|is|are|got)\s(?:[a-z]+\s){0,3}$/u,
  pronoun:
    /^(?:it|this|they|these|that|your\s(?:settings?|information)|the\s(?:settings?|information|following(?:\s[a-z]+){0,2}))\s(?:was|were|has|have|is|are)\b.*$|^the\sfollowing\b.*$|^(?:we|you)\s(?:have\s)?$/u,
  subject: null,
  split: (sentence) =>
    splitAt(sentence, {
      connective:
        /(?=\b(?:but|so|because|since|who|where(?!\s(?:amazon|we)\ssends?\b)(?!\s(?:amazon|we|you|your\s[a-z]+)\s[a-z]+\s.{0,60}\b(?:was|were|has|have|is\snow)\b)|(?:that|which)(?!\s(?:(?:amazon|we|you|your\s[a-z]+)\s[a-z]+|(?!was\b|has\b|is\b|does\b)[a-z]{3,}s)\s.{0,60}\b(?:was|were|has|have|is\snow)\b)|when|whenever|while|if|unless|until|before|after|whether|how|in\scase)\b)/u,
      coordinator: /\s(?=(?:and|or)\s)/u,
      conditional:
        /^(?:(?:and|or|but|even|only|also)\s)*(?:if|unless|when|whenever|in\scase|should|whether|until|before|how|after|as\ssoon\sas|do|did|does|have\syou|had|is\sit|are\syou|was\s(?:it|this|that)|can|could|would)\b/u,
      dependent: /^(?:that|which|who|whom|and|or|whether)\b/u,
      auxiliary: /^.*?\b(?:was|were|been|(?:is|are)\snow|has|have)\s(?=(?:[a-z]+ly\s)?[a-z]+(?:ed|set|en)\b)/u,
      elliptic: /^(?:and|or)\s(?:(?:then|now|also|[a-z]+ly)\s)*((?:[a-z]{3,12}ed|reset)\b)/u,
      predicate: /\b(?:was|were|has|have|had|is|are|been|we|you|[a-z]{2,12}ed|reset|gave|made|set)\b/u,
    }),
};
