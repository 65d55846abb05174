package io.stillwatch.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Our keyed hashes are the published ones, only faster: tags that were made before stay comparable. */
class KeyedHashesTest {
    private static final int LONGEST = 300;

    @Property(tries = 200)
    void siphash_of_a_slice_is_that_of_the_library(
            @ForAll @Size(SipHash.KEY_BYTES) byte[] key,
            @ForAll @Size(max = LONGEST) byte[] bytes,
            @ForAll byte before) {
        byte[] within = new byte[bytes.length + 2];
        within[0] = before;
        System.arraycopy(bytes, 0, within, 1, bytes.length);

        assertThat(new SipHash(key).hash(within, 1, bytes.length + 1))
                .isEqualTo(io.whitfin.siphash.SipHash.hash(key, bytes));
    }

    @Property(tries = 200)
    void siphash_of_words_is_that_of_their_bytes(
            @ForAll @Size(SipHash.KEY_BYTES) byte[] key, @ForAll @Size(max = 8) long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);

        assertThat(new SipHash(key).hash(words, 0, words.length))
                .isEqualTo(io.whitfin.siphash.SipHash.hash(key, bytes.array()));
    }

    @Property(tries = 200)
    void hmac_is_that_of_the_platform(
            @ForAll @Size(min = 1, max = LONGEST) byte[] key,
            @ForAll @Size(max = LONGEST) byte[] bytes,
            @ForAll byte prefix)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(prefix);
        byte[] expected = mac.doFinal(bytes);

        Hmac ours = new Hmac(key);

        assertThat(ours.of(prefix, bytes, 0, bytes.length)).isEqualTo(expected);
        assertThat(Arrays.equals(ours.of(prefix, bytes, 0, bytes.length), expected))
                .isTrue();
    }

    @Property(tries = 200)
    void a_tag_is_written_and_read_as_the_platform_does(@ForAll @Size(TagText.BYTES) byte[] tag) {
        byte[] read = new byte[TagText.BYTES];

        String text = TagText.of(tag);
        TagText.read(text, read, 0);

        assertThat(text).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(tag));
        assertThat(read).isEqualTo(tag);
        assertThatThrownBy(() -> TagText.read(text.replace(text.charAt(7), '+'), read, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
