package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AffiliateCodeTest {
    @ParameterizedTest
    @CsvSource({"ann10,ANN10", "' Ann10 ',ANN10", "link10,LINK10", "ＬＩＮＫ10,LINK10", "straße,STRASSE", "ﬁ1,FI1"})
    void foldsSpellingsOfOneCodeToOneKeyWhateverTheLocale(String spelling, String key) {
        assertThat(AffiliateCode.Key.of(spelling).value()).isEqualTo(key);
    }

    @Test
    void keepsBlanksInside() {
        assertThat(AffiliateCode.Key.of("ANN 10")).isNotEqualTo(AffiliateCode.Key.of("ANN10"));
    }

    @Test
    void foldingTwiceChangesNothing() {
        AffiliateCode.Key once = AffiliateCode.Key.of(" ﬃliate ß ");
        assertThat(AffiliateCode.Key.of(once.value())).isEqualTo(once);
    }
}
