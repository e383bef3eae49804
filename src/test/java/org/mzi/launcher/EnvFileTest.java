package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnvFileTest {

    @Test
    void readsWhatAShellWouldRead() {
        assertThat(
                        EnvFile.parse(
                                """
                        # a comment
                        PLAIN=a=b

                        export EXPORTED=yes   # why
                        QUOTED="two words # no comment"
                        SINGLE='$HOME'
                        EMPTY=
                        """))
                .containsEntry("PLAIN", "a=b")
                .containsEntry("EXPORTED", "yes")
                .containsEntry("QUOTED", "two words # no comment")
                .containsEntry("SINGLE", "$HOME")
                .containsEntry("EMPTY", "")
                .hasSize(5);
    }

    @Test
    void namesTheLineThatMakesNoSense() {
        assertThatThrownBy(() -> EnvFile.parse("A=1\nnonsense\n"))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("line 2");
    }
}
