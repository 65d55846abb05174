package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeographyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".com.cn",
                ".gov.cn",
                "*.cn",
                "@cn",
                ".cn.",
                "..cn",
                ".uk",
                ".eu",
                ".xn--fiqs8s",
                ".中国",
                "CHN",
                "USA",
                "UK",
                "EU",
                "chinese",
                "mainland china",
                " China ",
                "Chi\u00adna",
                "C\u200bhina",
                "ｃｎ",
                "Ｃｈｉｎａ",
                "中国",
                "中國",
                "中国大陆",
                "Russia",
                "Россия",
                "Iran",
                "ایران",
                "North Korea",
                "Hong Kong",
                "香港",
                "Asia",
                "Europe",
                "Deutschland",
                "Chine",
                "Türkei",
                "Turkey",
                "Turkiye",
                "Czech Republic",
                "country:cn",
                "zh-CN",
                "zh_Hans_CN",
                "zh-Hans-CN",
                "research (us)"
            })
    void a_place_or_a_people_is_known_however_it_is_spelt(String text) {
        assertThat(Geography.isNamedIn(TextNode.valueOf(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "research",
                "vendor-customers",
                "in-house research",
                "opt-in",
                "AI safety",
                "red teaming at work",
                "PT720H",
                "CAD research",
                "R&D",
                ".edu",
                ".edu.cn",
                ".ac.uk",
                "bug bounty",
                "it is all for us",
                "and so on"
            })
    void a_programme_and_an_academic_ending_are_no_places(String text) {
        assertThat(Geography.isNamedIn(TextNode.valueOf(text))).isFalse();
    }

    @Test
    void the_name_of_a_setting_is_read_as_it_looks() {
        assertThat(Geography.isNamedBy("blocked\u00adCoun\u200btries")).isTrue();
    }
}
