package io.tributary.shell;

/**
 * What a command has to say.
 *
 * @param text for people: plain lines, each ended
 * @param json for programs: records, maps, lists, texts and numbers; becomes one document
 */
record Answer(String text, Object json) {}
