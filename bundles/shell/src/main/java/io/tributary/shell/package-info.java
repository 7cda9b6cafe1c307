/**
 * The commands of Karaf's shell, one class each. A command reads its arguments, asks one service, and shows the answer as
 * text or JSON; the classes named after what they show turn our records into that answer.
 *
 * <p>The rooms that a command needs may be missing. So a class that Karaf itself makes (a command or a completer) names no
 * type of theirs in its fields and methods: Karaf looks at all of these before the command runs.
 */
@Header(name = "Karaf-Commands", value = "*")
package io.tributary.shell;

import org.osgi.annotation.bundle.Header;
