// What the elements of a page do to the text inside of them, as data.

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements whose content isn't read as tags; nothing stands inside of them. */
export const rawTags = set('script style title textarea xmp iframe noembed noframes plaintext');
/** What is inside of them isn't shown. */
export const silentTags = set('script style title template object noembed datalist rp audio video canvas');
/** What is inside of them one program shows and another doesn't. */
export const uncertainTags = set('noscript noframes details iframe');
/** They begin no line. */
export const inlineTags = set(
  'a abbr b bdi bdo big cite code em font i ins kbd mark s small span strong sub sup u wbr img o:p',
);
/** They have no content. */
export const emptyTags = set('area base br col embed hr img input link meta source track wbr');
