using System.Diagnostics;
using DepGuard.Testing;

namespace DepGuard.Cli.Tests;

/// <summary>A repository of git in a folder of its own, away from the settings of the machine.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly TempTree _tree = new(new Dictionary<string, string>());

    /// <summary>An empty repository with the branch <c>main</c>.</summary>
    public GitRepository() => Git("init", "--quiet", "--initial-branch=main");

    /// <summary>The folder that it is checked out to.</summary>
    public string Path => _tree.Path;

    /// <summary>Writes a file of the working tree.</summary>
    public GitRepository Write(string path, string text)
    {
        _tree.Write(path, text);
        return this;
    }

    /// <summary>Commits the whole working tree, and gives the commit a name.</summary>
    public GitRepository Commit(string tag)
    {
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "--allow-empty", "--message=state");
        Git("tag", tag);
        return this;
    }

    /// <summary>Runs <c>depguard</c> in the folder, or in one below it.</summary>
    public Outcome Run(params string[] arguments) => new Shell(Path).Run(arguments);

    /// <summary>Runs git and gives what it prints.</summary>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Path, RedirectStandardOutput = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(Path, ".git"), "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        _tree.Dispose();
    }
}
