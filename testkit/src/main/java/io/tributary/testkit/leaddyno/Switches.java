package io.tributary.testkit.leaddyno;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What nobody outside LeadDyno knows for sure about its API, each as a switch. The first position of each switch is the
 * usual one. Immutable.
 */
public final class Switches {
    /** Every switch as it usually is. */
    public static final Switches USUAL = new Switches(Map.of());

    private final Map<Class<?>, Position> set;

    private Switches(Map<Class<?>, Position> set) {
        this.set = Map.copyOf(set);
    }

    /** A position of one switch. */
    public interface Position {}

    /** A look-up that finds nothing. */
    public enum Absence implements Position {
        NOT_FOUND,
        NOT_FOUND_WITHOUT_BODY,
        NULL,
        EMPTY_OBJECT,
        EMPTY_LIST
    }

    /** A purchase code that is posted again. */
    public enum Repeated implements Position {
        SECOND_PURCHASE,
        ERROR,
        UPDATE
    }

    /** A purchase code that is posted after it was cancelled. */
    public enum Revival implements Position {
        ERROR,
        SECOND_PURCHASE,
        REVIVES
    }

    /** Commissions when the amount of a purchase changes. */
    public enum Recalculation implements Position {
        ALWAYS,
        UNLESS_PAID,
        NEVER
    }

    /** A code that is nobody's. */
    public enum UnknownCode implements Position {
        IGNORED,
        ERROR
    }

    /** How codes are compared. */
    public enum CodeCase implements Position {
        IGNORED,
        MATTERS
    }

    /** How an amount is written. */
    public enum Amounts implements Position {
        NUMBER,
        TEXT,
        /** Kept to the cent, half up. */
        ROUNDED
    }

    /** How an id is written. */
    public enum Ids implements Position {
        NUMBER,
        TEXT
    }

    /** How a value that is not there is written. */
    public enum Missing implements Position {
        NULL,
        EMPTY_TEXT,
        LEFT_OUT
    }

    /** Whether archived affiliates are in the list. */
    public enum Archived implements Position {
        LISTED,
        HIDDEN
    }

    /** What is around a list. */
    public enum Lists implements Position {
        BARE,
        ENVELOPE
    }

    /** What is around one thing. */
    public enum Single implements Position {
        BARE,
        ENVELOPE,
        LIST_OF_ONE
    }

    /** How an error is told. */
    public enum Errors implements Position {
        TEXT,
        FIELDS
    }

    /** How a cancelled purchase is told from others. */
    public enum Cancelled implements Position {
        BOTH,
        FLAG_ONLY,
        CANCELLATION_ONLY
    }

    /** Whether the code and source of a cancellation are kept. */
    public enum CancellationCode implements Position {
        KEPT,
        DROPPED
    }

    /** What a cancellation answers. */
    public enum CancelAnswer implements Position {
        PURCHASE,
        NOTHING
    }

    /** What tells of the rate limit. */
    public enum RateHeaders implements Position {
        NONE,
        RETRY_AFTER
    }

    /** How one proves who one is. */
    public enum Login implements Position {
        KEY,
        KEY_OR_BEARER
    }

    /** Whether purchases with a currency of their own keep it. */
    public enum CurrencyField implements Position {
        TOLD,
        NOT_TOLD
    }

    private static final List<Class<? extends Position>> ALL = List.of(
            Absence.class,
            Repeated.class,
            Revival.class,
            Recalculation.class,
            UnknownCode.class,
            CodeCase.class,
            Amounts.class,
            Ids.class,
            Missing.class,
            Archived.class,
            Lists.class,
            Single.class,
            Errors.class,
            Cancelled.class,
            CancellationCode.class,
            CancelAnswer.class,
            RateHeaders.class,
            Login.class,
            CurrencyField.class);

    /** These switches, one of them in this position. */
    public Switches with(Position position) {
        Map<Class<?>, Position> changed = new HashMap<>(set);
        changed.put(position.getClass(), position);
        return new Switches(changed);
    }

    /** The position of a switch. */
    public <P extends Position> P get(Class<P> type) {
        return type.cast(set.getOrDefault(type, usual(type)));
    }

    boolean is(Position position) {
        return get(position.getClass()) == position;
    }

    private static Position usual(Class<? extends Position> type) {
        return type.getEnumConstants()[0];
    }

    /** The usual ones, and for each other position of each switch the usual ones with that. */
    public static List<Switches> each() {
        List<Switches> positions = new ArrayList<>(List.of(USUAL));
        for (Class<? extends Position> type : ALL) {
            for (Position position : type.getEnumConstants()) {
                if (position != usual(type)) {
                    positions.add(USUAL.with(position));
                }
            }
        }
        return positions;
    }

    /** All switches in their first positions, all in their second ones and so on: few, and every position is in one. */
    public static List<Switches> together() {
        List<Switches> positions = new ArrayList<>();
        for (int at = 0; positions.isEmpty() || !positions.contains(position(at)); at++) {
            positions.add(position(at));
        }
        return positions;
    }

    private static Switches position(int at) {
        Switches switches = USUAL;
        for (Class<? extends Position> type : ALL) {
            Position[] all = type.getEnumConstants();
            switches = switches.with(all[Math.min(at, all.length - 1)]);
        }
        return switches;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Switches switches && set.equals(switches.set);
    }

    @Override
    public int hashCode() {
        return set.hashCode();
    }

    @Override
    public String toString() {
        return set.isEmpty()
                ? "usual"
                : set.values().stream()
                        .map(position -> position.getClass().getSimpleName() + "." + position)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
