/** The section of the REST API about runs. */
package io.tributary.sync.internal.rest;
