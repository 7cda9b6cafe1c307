package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.connections.Connection;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponState;
import io.tributary.sync.Trigger;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramChangesTest {
    private final World world = new World();
    private final ProgramChanges changes = new ProgramChanges(world.table, world.runs);

    private void tell() {
        changes.connectionChanged(world.connections.connection());
    }

    @Test
    void startsARunWhenTheProgramIsSetForTheFirstTime() throws Exception {
        Optional<DiscountProgram> program = world.connections.program;
        world.connections.program = Optional.empty();
        world.platform.put("d", "Dan", "DAN15");
        world.sync(Trigger.SCHEDULE);
        assertThat(world.status("DAN15").state()).isEqualTo(CouponState.WANTED);
        tell();
        assertThat(world.runs.asked).isEmpty();
        world.connections.program = program;
        tell();
        assertThat(world.runs.asked).containsExactly("shop/abc123 coupons EVENT");
        assertThat(world.sync(Trigger.EVENT)).isEqualTo(Map.of("created", 1L));
    }

    @Test
    void startsNoRunForAnythingElse() throws Exception {
        world.sync();
        tell();
        assertThat(world.runs.asked).isEmpty();
        world.connections.program = Optional.of(new DiscountProgram(
                DiscountProgram.Type.PERCENTAGE, new BigDecimal("10.00"), new BigDecimal("0.0000")));
        tell();
        assertThat(world.runs.asked).as("the same with more places").isEmpty();
        world.connections.program =
                Optional.of(new DiscountProgram(DiscountProgram.Type.FIXED, new BigDecimal("10"), BigDecimal.ZERO));
        world.connections.state = Connection.State.NEEDS_ATTENTION;
        tell();
        assertThat(world.runs.asked).as("while runs fail").isEmpty();
        world.connections.state = Connection.State.ACTIVE;
        tell();
        assertThat(world.runs.asked).hasSize(1);
    }

    @Test
    void keepsItsTroublesToItself() {
        world.runs.broken = true;
        assertThatCode(this::tell).doesNotThrowAnyException();
    }
}
