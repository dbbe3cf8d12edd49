using System.CommandLine;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard completions SHELL</c>: a script that makes a shell complete the command line.</summary>
internal sealed class CompletionsCommand : Command
{
    private const string Bash = """
        _depguard() {
          local line="${COMP_LINE#* }" point
          point=$((COMP_POINT - ${#COMP_WORDS[0]} - 1))
          COMPREPLY=($(compgen -W "$(depguard "[suggest:${point}]" "${line}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _depguard depguard
        """;

    private const string Zsh = """
        _depguard() {
          local line="${BUFFER#* }"
          compadd -- ${(f)"$(depguard "[suggest:$((CURSOR - ${#words[1]} - 1))]" "${line}" 2>/dev/null)"}
        }
        compdef _depguard depguard
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName depguard -ScriptBlock {
          param($word, $ast, $cursor)
          $line = "$ast".Substring([Math]::Min(9, "$ast".Length))
          depguard "[suggest:$($cursor - 9)]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public CompletionsCommand(Terminal terminal)
        : base("completions", "Prints a script that completes the command line in a shell.")
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Arguments.Add(shell);
        SetAction(parsed =>
        {
            terminal.Out.WriteLine(parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => PowerShell });
            return ExitStatus.Clean;
        });
    }
}
