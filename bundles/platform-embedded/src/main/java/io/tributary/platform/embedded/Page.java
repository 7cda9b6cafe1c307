package io.tributary.platform.embedded;

import java.util.List;
import java.util.OptionalInt;

/**
 * A part of a long list.
 *
 * @param next the number of the page after this one; empty on the last
 */
public record Page<T>(List<T> items, OptionalInt next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Which part is wanted.
     *
     * @param number from 1
     * @param size from 1 to 500
     */
    public record Request(int number, int size) {
        /** The largest page there is. */
        public static final int MAX_SIZE = 500;

        public Request {
            if (number < 1 || size < 1 || size > MAX_SIZE) {
                throw new IllegalArgumentException("no page: number " + number + ", size " + size);
            }
        }

        /** How many items come before it. */
        public long offset() {
            return (number - 1L) * size;
        }
    }
}
