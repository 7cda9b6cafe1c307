/**
 * A BigCommerce store that lives in memory and answers over HTTP on loopback.
 *
 * <p>Demos, tests and benchmarks need a store whose orders change while they are read, whose quota runs out and whose
 * answers are cut off. {@link io.tributary.sandbox.SandboxServer#start} opens a server,
 * {@link io.tributary.sandbox.SandboxServer#createStore} a store in it; everything a merchant or a bad network would do
 * is a method of {@link io.tributary.sandbox.SandboxStore}. What the API does not document is said at the method that
 * had to choose.
 */
@Export
@Version("1.0.0")
package io.tributary.sandbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
