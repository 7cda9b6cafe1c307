package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Path HERE = Path.of(".");

    @Test
    void staysUpOn8181UnlessToldOtherwise() {
        assertThat(Options.parse(HERE, HERE)).isEqualTo(new Options(false, 8181, false, HERE, HERE));
        assertThat(Options.parse(HERE, HERE, "--port", "9000", "--once", "--platform", "leaddyno"))
                .isEqualTo(new Options(true, 9000, true, HERE, HERE));
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(HERE, HERE, "--port", "x"))
                .withMessage("--port needs a number from 1 to 65535, not 'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(HERE, HERE, "--port"))
                .withMessage("--port needs a number from 1 to 65535, not ''");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(HERE, HERE, "--platform", "other"))
                .withMessage("--platform is embedded or leaddyno, not 'other'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(HERE, HERE, "--twice"))
                .withMessage("unknown option --twice");
    }
}
