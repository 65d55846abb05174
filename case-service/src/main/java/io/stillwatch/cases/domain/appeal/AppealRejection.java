package io.stillwatch.cases.domain.appeal;

/** Why a command was refused. */
public sealed interface AppealRejection {

    record NoSuchAppeal() implements AppealRejection {}

    /** One appeal for each account and enforcement. */
    record AlreadyFiled() implements AppealRejection {}

    /** Nobody has been asked to act on the account yet. */
    record NothingToAppeal() implements AppealRejection {}

    /** The provider's system would not act on the account, so that nothing is to be taken back. */
    record NeverInForce() implements AppealRejection {}

    /** Who had a part in it does not judge it. */
    record ReviewerWasInvolved(String reviewer) implements AppealRejection {}

    record NoReviewer() implements AppealRejection {}

    record NotTheReviewer(String asked, String reviewer) implements AppealRejection {}

    record AlreadyJudged() implements AppealRejection {}

    /** Another appeal took back what this one is about: nobody says of it any more that it was right. */
    record AlreadyReinstated() implements AppealRejection {}

    record NotOverturned() implements AppealRejection {}
}
