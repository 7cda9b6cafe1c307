/** The way to LeadDyno: {@code Wire} sends, {@code Api} reads, {@code MakeItSo} decides, {@code Snapshots} compares. */
package io.tributary.platform.leaddyno.internal;
