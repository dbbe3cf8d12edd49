using DepGuard.Configuration;

namespace DepGuard.Cli.Git;

/// <summary>A commit of the repository around a folder.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Commit">Id of the commit.</param>
/// <param name="Root">Full path of the folder that the repository is checked out to.</param>
internal sealed record Revision(string Name, string Commit, string Root)
{
    /// <summary>The commit that a name stands for, seen from a folder; null if there is none. No name is ever taken for an option of git.</summary>
    public static Revision? Find(string folder, string name)
    {
        if (name.Length == 0 || name[0] == '-' || name.Any(char.IsControl))
            return null;

        var git = new GitProgram(folder);
        return git.Text("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}") is { Length: > 0 } commit
            && git.Text("rev-parse", "--show-prefix") is { } prefix
            ? new Revision(name, commit.Split('\n')[^1], Above(folder, prefix))
            : null;
    }

    /// <summary>What probably keeps a folder from having a revision, and what to do; null if nothing is known.</summary>
    public static string? WhyNone(string folder, string name)
    {
        var git = new GitProgram(folder);
        if (git.Text("rev-parse", "--is-shallow-repository") is not { } shallow)
            return "this folder is in no repository of git";
        if (git.Text("rev-parse", "--verify", "--quiet", "HEAD") is null)
            return "this repository has no commit yet";
        if (Unfetched(git, name) is { } branch)
            return $"fetch it first: git fetch {branch} (in a pipeline, check out with the whole history: fetch-depth: 0)";
        if (shallow == "true")
            return "this clone is shallow: fetch the revision first, or clone with the whole history (fetch-depth: 0)";
        return git.Text("for-each-ref", "--format=%(refname:lstrip=2)") is { } names && new Suggestions(names.Split('\n')).For(name) is { } near
            ? $"did you mean '{near}'?"
            : null;
    }

    /// <summary>Remote and branch of a name such as <c>origin/main</c>, as <c>git fetch</c> takes them; null if no remote is called so.</summary>
    private static string? Unfetched(GitProgram git, string name)
    {
        var slash = name.IndexOf('/');
        return slash > 0 && slash < name.Length - 1 && git.Text("remote")?.Split('\n').Contains(name[..slash]) == true
            ? $"{name[..slash]} {name[(slash + 1)..]}"
            : null;
    }

    /// <summary>The folder so many levels up as the prefix has: unlike the path that git prints, it keeps links on the way as they are.</summary>
    private static string Above(string folder, string prefix)
    {
        var full = Path.TrimEndingDirectorySeparator(folder);
        for (var levels = prefix.Count(letter => letter == '/'); levels > 0; levels--)
            full = Path.GetDirectoryName(full) ?? full;
        return full;
    }
}
