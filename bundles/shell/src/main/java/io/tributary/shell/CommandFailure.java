package io.tributary.shell;

import java.util.Map;

/** A command could not do what it was told. The message is for the person who typed it. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    private final transient Answer answer;

    /** @param sentence one line; what is not fit for a terminal in it is made so */
    CommandFailure(String sentence) {
        this(answer(Text.cut(sentence, LONGEST)));
    }

    /** @param answer what is shown, as text or JSON, like the answer of a command that worked */
    CommandFailure(Answer answer) {
        super(answer.text());
        this.answer = answer;
    }

    /** A mistake in how the command was typed. */
    static CommandFailure usage(String mistake, String usage) {
        String plain = Text.cut(mistake, LONGEST);
        return new CommandFailure(new Answer(plain + "\nUsage: " + usage, Map.of("error", plain, "usage", usage)));
    }

    Answer answer() {
        return answer;
    }

    private static Answer answer(String sentence) {
        return new Answer(sentence, Map.of("error", sentence));
    }
}
