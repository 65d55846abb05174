package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.stillwatch.scoring.engine.Policy;
import java.util.stream.Stream;
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
                "research (us)",
                "français",
                "Deutsch",
                "Französisch",
                "español",
                "中文",
                "русский",
                "한국어",
                "العربية",
                "فارسی",
                "chinesisch",
                "research in italiano",
                "🇨🇳",
                "research 🇨🇳",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "U.S.A.",
                "U.S. research",
                "c.n.",
                "research for the USA",
                "Kosovo",
                "XK",
                "Macedonia",
                "Palestine",
                "Ivory Coast",
                "Congo",
                "South Georgia & South Sandwich Islands",
                "research-cn",
                "cn-research",
                "red-ru-team",
                "research-CN",
                "research_cn"
            })
    void a_place_or_a_people_is_known_however_it_is_spelt(String text) {
        assertThat(Geography.isNamedIn(TextNode.valueOf(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh",
                "ja",
                "FA",
                "ｋｏ",
                "en",
                "zh.",
                "(zh)",
                "zho",
                "CHI",
                "fre",
                "wel",
                "yue",
                "zh-Hans",
                "zh_Hant_TW",
                "zh-Hant-XX",
                "hi-Deva",
                "fa-Arab",
                "cmn-Hans",
                "en-001",
                "lang:zh",
                "lang = zho"
            })
    void a_language_is_known_by_its_code(String text) {
        assertThat(Geography.isNamedIn(TextNode.valueOf(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "sun",
                "spa",
                "cat",
                "lit",
                "nav",
                "eng",
                "oss",
                "sme",
                "san",
                "or",
                "he",
                "hi",
                "lo",
                "cs",
                "ha",
                "os",
                "ts",
                "esperanto",
                "ai-labs",
                "cs-labs",
                "en-core",
                "ab-test",
                "ab-initio",
                "da-vinci",
                "en-route",
                "hi-res",
                "or-gate",
                "he-eval",
                "el-paso",
                "run-001",
                "eng-101",
                "node.ts",
                "vs:code",
                "team:os",
                "a zh of it"
            })
    void a_word_that_is_a_language_s_code_as_well_is_none(String text) {
        assertThat(Geography.isNamedIn(TextNode.valueOf(text))).isFalse();
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
                "and so on",
                "e.g. research",
                "red-teaming",
                "model-pools",
                "lets encrypt",
                "ci runners",
                "ci-cd",
                "wi-fi",
                "de-identification",
                "state-of-the-art",
                "text-to-speech",
                "ml-bench",
                "co-pilot",
                "open-ai",
                "python-requests",
                "openai-python",
                "anthropic-sdk-python",
                "go-http-client",
                "node-fetch",
                "llama-index",
                "langchain",
                "curl",
                "wget",
                "okhttp",
                "PostmanRuntime",
                "next-js",
                "socket-io",
                "μTransfer",
                "αβ-CROWN",
                "COVID-19",
                "gpt-4o-mini"
            })
    void a_programme_and_an_academic_ending_are_no_places(String text) {
        assertThat(Geography.isNamedIn(TextNode.valueOf(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ch\u0456na", "\u0421hina", "Chi\u200bn\u0430", "I\u03bdan", "\u039cexico"})
    void letters_that_only_look_like_others_are_noticed(String text) {
        assertThat(PlainText.isMixed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"research", "\u03bcTransfer", "\u03b1\u03b2-CROWN", "исследование GPT", "GPT-исследование"})
    void usual_words_and_scripts_side_by_side_are_not_mixed(String text) {
        assertThat(PlainText.isMixed(text)).isFalse();
    }

    @Test
    void nothing_that_is_built_in_is_a_place() {
        Policy.Explaining builtin = Policy.builtin().explaining();

        assertThat(Stream.concat(builtin.academic().stream(), builtin.programs().stream()))
                .noneMatch(text -> Geography.isNamedIn(TextNode.valueOf(text)));
    }

    @Test
    void the_name_of_a_setting_is_read_as_it_looks() {
        assertThat(Geography.isNamedBy("blocked\u00adCoun\u200btries")).isTrue();
    }
}
