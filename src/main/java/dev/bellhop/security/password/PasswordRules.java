package dev.bellhop.security.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.bellhop.common.Refusal;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which passwords are accepted (NIST SP 800-63B: long, and not a common one; no rules on characters). zxcvbn knows the
/// lists and the usual variations.
@Singleton
public class PasswordRules {
    public static final int LEAST = 12;
    public static final int MOST = 200;
    /// zxcvbn's time grows with the square of the length, so only the beginning of a longer one is judged.
    private static final int JUDGED = 64;
    /// Out of 4: more than a hundred million guesses.
    private static final int GOOD = 3;

    private static final Pattern SPACE = Pattern.compile("[@\\s]+");
    private final Zxcvbn estimator = new Zxcvbn();

    /// @param about what others could guess it from, such as name and address; nulls are ignored
    public void check(String password, String... about) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw Refusal.malformed("A password has " + LEAST + " to " + MOST + " characters.");
        }
        var judged = password.substring(0, Math.min(JUDGED, password.length()));
        if (estimator.measure(judged, hints(about)).getScore() < GOOD) {
            throw Refusal.malformed("This password is easily guessed. Take a few words that have nothing to do with you"
                    + " or with each other.");
        }
    }

    private static List<String> hints(String... about) {
        return Arrays.stream(about)
                .filter(Objects::nonNull)
                .flatMap(text -> Stream.concat(Stream.of(text), SPACE.splitAsStream(text)))
                .filter(text -> !text.isEmpty())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }
}
