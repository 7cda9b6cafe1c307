/**
 * Kills a node again and again while a store sells, and looks whether every order and every code was counted exactly once in
 * the end.
 */
package io.tributary.itests.chaos;
