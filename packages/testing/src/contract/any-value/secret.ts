/** Text that no browser may see. It is valid neither as a code nor as a request id, which are passed through. */
export const SECRET = 'top secret, 中文 hunter2'

/** The part of it that stays the same in every encoding of a header. */
export const SECRET_IN_ANY_ENCODING = 'hunter2'
