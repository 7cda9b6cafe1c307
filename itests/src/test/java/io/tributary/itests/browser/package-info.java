/** The pages in a real browser, on the booted distribution with a simulated store: one class a page, one walk a user story. */
package io.tributary.itests.browser;
