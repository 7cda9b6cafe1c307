/** LeadDyno's REST API on loopback, as far as it is known, with a switch for everything that is not. */
package io.tributary.testkit.leaddyno;
