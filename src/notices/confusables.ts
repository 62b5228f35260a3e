// Letters that are drawn like a Latin one and that no folding of Unicode's own turns into it, as data: of Unicode's
// confusables (UTS 39, confusables.txt) those that stand for one Latin letter, and every character that is by its name
// (UnicodeData.txt 15.0) that letter in a circle, in a square, small or with something through it. Terms: NOTICE.
const drawnLike: Readonly<Record<string, string>> = {
  a: 'ȺɑΑαАаᎪᗅᴀᶏẚ⍺⒜ⱥꓮ𐊠𖽀𝚨𝛂𝛢𝛼𝜜𝜶𝝖𝝰𝞐𝞪🄐🅐🅰🇦',
  b: 'ƀƁƂƃƄɃɓʙΒВЬᏏᏴᖯᗷᵬᶀ⒝ꓐꞖꞗꞴ𐊂𐊡𐌁𝚩𝛣𝜝𝝗𝞑🄑🅑🅱🇧',
  c: 'ƇƈȻȼɕϲϹСсᏟᴄ⒞ⲤⲥꓚꞒꞓꞔꟄꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲𝼝🄒🅒🅮🅲🇨🝌',
  d: 'ĐđƊƋƌǅǲȡɖɗԁᎠᏧᑯᗞᗪᴅᵭᶁᶑ⒟ꓒꓓꟇꟈ𝼥🄓🅓🅳🆥🇩',
  e: 'ɆɇΕЕеҽᎬᴇᶒ℮⋿⒠ⱸⴹꓰꬲꬴ𐊆𑢦𑢮𝚬𝛦𝜠𝝚𝞔🄔🅔🅴🇪',
  f: 'ſƑƒϜքᖴᵮᶂẝ⒡ꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓𝟊🄕🅕🅵🇫',
  g: 'ƍƓǤǥɠɡɢʛԌցᏀᏳᶃ⒢ꓖꞠꞡ🄖🅖🅶🇬',
  h: 'ĦħɦʜΗНһհᎻᏂᕼ⒣ⱧⱨⲎꓧꞕꞪ𐋏𝚮𝛨𝜢𝝜𝞖🄗🅗🅷🇭',
  i: 'ıƗɨɩɪ˛ͺιіӏᎥᵻᶖι⍳⒤ꙇꞮꭵ𑣃𝚤𝛊𝜄𝜾𝝸𝞲𝼚🄘🅘🅸🇮',
  j: 'ɈɉʝͿϳЈјᎫᒍᴊ⒥ꓙꞲ🄙🅙🅹🇯',
  k: 'ƘƙΚКᏦᛕᴋᶄ⒦ⱩⱪⲔꓗꝀꝁꝂꝃꝄꝅꞢꞣ𐔘𝚱𝛫𝜥𝝟𝞙🄚🅚🅺🇰',
  l: 'ĿŀŁłƖƚǀǈȴȽɫɬɭʟΙІӀ\u05c0\u05d5\u05df\u0627\u0661۱\u07caᏞᒪᛁᴌᶅℐℑⅠ∣⏽⒧ⱠⱡⱢⲒⳐⵏꓡꓲꝈꝉꞎꞭꬷꬸꬹ\ufe8d\ufe8eＩ￨𐊊𐌉𐌠𐐛𐔦𑢣𑢲𖼖𖼨𝈪𝐈𝐼𝑰𝓘𝕀𝕴𝖨𝗜𝘐𝙄𝙸𝚰𝛪𝜤𝝞𝞘𝟏𝟙𝟣𝟭𝟷𝼄𝼑𝼓𝼦\u{1e8c7}\u{1ee00}\u{1ee80}🄛🅛🅻🇱',
  m: 'ɱΜϺМᎷᗰᛖᴍᵯᶆ⒨ⱮⲘꓟꬺ𐊰𐌑𝚳𝛭𝜧𝝡𝞛🄜🅜🅼🇲',
  n: 'ƝƞǋȠȵɲɳɴΝոռᵰᶇ⒩ⲚꓠꞐꞑꞤꞥꬻ𐔓𝚴𝛮𝜨𝝢𝞜𝼧🄝🅝🅽🇳',
  o: 'ØøƟǾǿΟοσОоՕօ\u05e1\u0647\u0665\u06be\u06c1\u06d5۵\u07c0०০੦૦ଠ୦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿዐᴏᴑ⒪ⱺⲞⲟⵔ〇ꓳꝊꝋꝌꝍꬽ\ufba6\ufba7\ufba8\ufba9\ufbaa\ufbab\ufbac\ufbad\ufee9\ufeea\ufeeb\ufeec𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢵𑣈𑣗𑣠𝚶𝛐𝛔𝛰𝜊𝜎𝜪𝝄𝝈𝝤𝝾𝞂𝞞𝞸𝞼𝟎𝟘𝟢𝟬𝟶𝼛\u{1ee24}\u{1ee64}\u{1ee84}🄞🅞🅾🇴',
  p: 'ƤƥΡρϱРрᏢᑭᴘᵱᵽᶈ⍴⒫ⱣⲢⲣꓑꝐꝑꝒꝓꝔꝕ𐊕𝚸𝛒𝛠𝛲𝜌𝜚𝜬𝝆𝝔𝝦𝞀𝞎𝞠𝞺𝟈🄟🅟🅿🆊🇵',
  q: 'Ɋɋʠԛգզ⒬ⵕꝖꝗꝘꝙꞯ🄠🅠🆀🇶',
  r: 'ƦɌɍɼɽɾʀгᎡᏒᖇᴦᵲᵳᶉ⒭ⱤⲅꓣꞦꞧꭆꭇꭈꭉꮁ𐒴𖼵𝈖𝼖𝼨🄡🅡🆁🇷',
  s: 'ƽȿʂЅѕՏᏕᏚᵴᶊ⒮ⱾꓢꜱꞨꞩꟅꟉꟊꮪ𐊖𐐠𐑈𑣁𖼺𝼞𝼩🄢🄪🅢🆂🇸',
  t: 'ŦŧƫƬƭƮȶȾʈΤТᎢᴛᵵ⊤⒯⟙ⱦⲦꓔ𐊗𐊱𐌕𑢼𖼊𝚻𝛵𝜯𝝩𝞣𝼉𝼪🄣🅣🆃🇹🝨',
  u: 'ʋυՍսሀᑌᴜᵾᶙ∪⋃⒰ꓴꞟꞸꞹꭎꭒ𐓎𐓶𑢸𑣘𖽂𝛖𝜐𝝊𝞄𝞾🄤🅤🆄🇺',
  v: 'ƲνѴѵ\u05d8\u0667۷Ꮩᐯᴠ∨⋁⒱ⱱⱴⴸꓦꛟꝞꝟꮩ𐔝𑜆𑢠𑣀𖼈𝈍𝛎𝜈𝝂𝝼𝞶🄥🅥🆅🇻',
  w: 'ɯѡԜԝաᎳᏔᴡ⒲Ⱳⱳꓪꮃ𑜊𑜎𑜏𑣦𑣯🄦🅦🆆🇼',
  x: '×ΧХхᕁᕽ᙭᙮ᚷᶍ⒳╳⤫⤬⨯⮾ⲬⵝꓫꞳꭖꭗꭘꭙ𐊐𐊴𐌗𐌢𐔧𑣬𝚾𝛸𝜲𝝬𝞦🄧🅧🆇🇽',
  y: 'ƳƴɎɏɣʏΥγϒУуҮүყᎩᎽᶌỾỿℽ⒴Ⲩꓬꭚ𐊲𑢤𑣜𖽃𝚼𝛄𝛶𝛾𝜰𝜸𝝪𝝲𝞤𝞬🄨🅨🆈🇾',
  z: 'ƵƶȤȥɀʐʑΖᏃᴢᵶᶎ⒵ⱫⱬⱿꓜꟆꮓ𐋵𑢩𑣄𑣥𝚭𝛧𝜡𝝛𝞕🄩🅩🆉🇿',
};

const latin = new Map(Object.entries(drawnLike).flatMap(([letter, chars]) => [...chars].map((one) => [one, letter])));

const drawn = new RegExp(`[${[...latin.keys()].join('')}]`, 'gu');

/** Plain Latin, kana and kanji, in which there is nothing to replace. */
const ordinary = /^[\t\n\r -~\u3001-\u3006\u3008-\u30ff\u4e00-\u9fff]*$/;

/** Puts the Latin letter, in small, in place of each character that is drawn like one. */
export function toLatin(text: string): string {
  return ordinary.test(text) ? text : text.replace(drawn, (char) => latin.get(char) ?? char);
}
