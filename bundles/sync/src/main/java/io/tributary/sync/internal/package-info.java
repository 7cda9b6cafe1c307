/** When runs start and on which node, their progress and history, and their section of the REST API. */
package io.tributary.sync.internal;
