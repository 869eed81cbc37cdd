/**
 * The report that people read: a page that needs no network and nothing beside itself.
 */
@NullMarked
package io.roomshift.report.html;

import org.jspecify.annotations.NullMarked;
