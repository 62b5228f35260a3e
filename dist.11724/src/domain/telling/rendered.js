// A finished message, ready to be sent or shown.
/** The page by itself: pictures that a mail carries beside it are put into it. */
export function withPictures({ html, attachments }) {
    return attachments.reduce((page, { cid, contentType, content }) => {
        if (cid === undefined)
            return page;
        return page.replaceAll(`"cid:${cid}"`, `"data:${contentType};base64,${Buffer.from(content).toString('base64')}"`);
    }, html);
}
//# sourceMappingURL=rendered.js.map