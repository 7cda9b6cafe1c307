package io.tributary.orderimport.internal;

/**
 * Somebody wants an order looked at again.
 *
 * @param number counts those who asked for this order before it was looked at
 * @param anew whether its affiliate has to be found again as well
 * @param why for people
 */
record Asking(long order, int number, boolean anew, String why) {}
