package io.stillwatch.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200B, 0x2060, 0x034F, 0x115F, 0x1160, 0x17B5, 0x180B, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0041, 0xE0101
            })
    void a_character_that_shows_nothing_is_invisible(int codePoint) {
        assertThat(Invisible.is(codePoint, Character.getType(codePoint))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {'a', ' ', 0x00E9, 0x0301, 0x1100, 0x1161, 0x17B6, 0x3131, 0x4E00, 0xFE10, 0x1F600, 0x10FFFF})
    void whatever_shows_is_not(int codePoint) {
        assertThat(Invisible.is(codePoint, Character.getType(codePoint))).isFalse();
    }
}
