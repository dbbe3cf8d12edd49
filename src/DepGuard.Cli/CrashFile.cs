namespace DepGuard.Cli;

/// <summary>Internal errors: a line for the user, the details in a file for whoever mends it.</summary>
internal static class CrashFile
{
    /// <summary>Writes the file into the folder for temporary files and says where it is.</summary>
    public static int Write(Exception failure, IReadOnlyList<string> arguments, Terminal terminal)
    {
        var path = Path.Combine(Path.GetTempPath(), $"depguard-crash-{Environment.ProcessId}.txt");
        try
        {
            File.WriteAllText(path, $"depguard {typeof(CrashFile).Assembly.GetName().Version}\ncommand: {arguments.FirstOrDefault()}\n\n{failure}\n");
            terminal.Error.WriteLine($"depguard: internal error ({failure.GetType().Name}); details are in {path}");
        }
        catch (IOException)
        {
            terminal.Error.WriteLine($"depguard: internal error ({failure.GetType().Name}): {failure.Message}");
        }

        return ExitStatus.Internal;
    }
}
