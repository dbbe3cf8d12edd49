using System.CommandLine;
using System.CommandLine.Parsing;
using DepGuard.Cli.Commands;

namespace DepGuard.Cli;

/// <summary>Parses the arguments, runs a command and turns every outcome into an exit status.</summary>
internal static class CommandLine
{
    /// <summary>All commands, in the order in which help lists them.</summary>
    public static RootCommand Root(Terminal terminal) => new(
        "Finds service-dependency cycles and what makes them worse in deployment configuration, before it is deployed.")
    {
        new CheckCommand(terminal),
        new GraphCommand(terminal),
        new WhyCommand(terminal),
        new CallersCommand(terminal),
        new ExplainCommand(terminal),
        new RulesCommand(terminal),
        new DoctorCommand(terminal),
        new InitCommand(terminal),
        new SchemaCommand(terminal),
        new CompletionsCommand(terminal),
    };

    /// <summary>Runs a command line.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        try
        {
            var result = Root(terminal).Parse(arguments.Length == 0 ? ["--help"] : arguments);
            if (result.Errors.Count > 0)
                return Report(result.Errors, terminal);

            using var cancellation = new CancellationTokenSource();
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Out, Error = terminal.Error };
            return await result.InvokeAsync(configuration, cancellation.Token);
        }
        catch (UsageException failure)
        {
            terminal.Error.WriteLine($"depguard: {failure.Message}");
            return ExitStatus.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Cancelled;
        }
        catch (Exception failure)
        {
            return CrashFile.Write(failure, arguments, terminal);
        }
        finally
        {
            terminal.Out.Flush();
        }
    }

    private static int Report(IReadOnlyList<ParseError> errors, Terminal terminal)
    {
        foreach (var error in errors)
            terminal.Error.WriteLine($"depguard: {error.Message.ReplaceLineEndings(" ")}");
        terminal.Error.WriteLine("Run 'depguard --help' or 'depguard COMMAND --help'.");
        return ExitStatus.Usage;
    }
}
