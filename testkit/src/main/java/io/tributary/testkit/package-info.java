/** What the tests of several bundles share. */
package io.tributary.testkit;
