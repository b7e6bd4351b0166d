/** How long a text may be to be shown whole and edited; longer ones are shown part by part. */

export const mostWholeBytes = 8 * 1024 * 1024;
/** Longer Markdown is shown as plain text. */
export const mostMarkdownCharacters = 512 * 1024;
