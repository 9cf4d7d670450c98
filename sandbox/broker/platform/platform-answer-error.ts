/** The platform answered what the service cannot use: the caller gets 500. */
export class PlatformAnswerError extends Error {}
