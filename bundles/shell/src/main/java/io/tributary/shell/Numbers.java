package io.tributary.shell;

/** Reads whole numbers as they are typed. */
final class Numbers {
    private Numbers() {}

    /**
     * A number between bounds.
     *
     * @param name what it is: {@code --limit}, {@code RUN}
     */
    static long read(String name, String typed, long least, long most) throws CommandFailure {
        try {
            long number = Long.parseLong(typed);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of bounds.
        }
        String bounds = most == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        throw new CommandFailure(name + " is a whole number " + bounds + ", not '" + Text.cut(typed, 60) + "'.");
    }
}
