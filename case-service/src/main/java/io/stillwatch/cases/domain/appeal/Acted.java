package io.stillwatch.cases.domain.appeal;

/** Whether anything was done that could be appealed. */
public enum Acted {
    /** Nobody has been asked to act on the account. */
    NOT_YET,
    /** The provider's system was asked and would not. */
    REFUSED,
    /** It was asked, and did or may have done it. */
    YES
}
