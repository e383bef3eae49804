package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceTest {

    @Test
    void aCallCostsOneCreditAndTheDeletedListTwo() {
        assertThat(Price.CALL.credits()).isEqualTo(1);
        assertThat(Price.DELETED_LIST.credits()).isEqualTo(2);
    }
}
