package io.stillwatch.cases.appeals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names an appeal. It follows from the enforcement and its item, so that there is one for each account and enforcement. */
record AppealId(String value) {

    private static final Pattern FORM = Pattern.compile("app_[0-9a-f]{16}");
    private static final int BYTES = 8;

    static AppealId of(String enforcement, int item) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((enforcement + "/" + item).getBytes(StandardCharsets.UTF_8));
            return new AppealId("app_" + HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The appeal that this text names, or the problem that there is none. */
    static AppealId insistOn(String value) {
        if (!FORM.matcher(value).matches()) {
            throw AppealProblems.noSuchAppeal().asException();
        }
        return new AppealId(value);
    }
}
