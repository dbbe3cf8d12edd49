namespace DepGuard.Sources;

/// <summary>Tells from a path whether a file is source code that runs in a service.</summary>
public static class CodeNames
{
    private static readonly string[] Extensions =
    [
        ".cs", ".java", ".kt", ".scala", ".groovy", ".go", ".rs", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".php", ".py", ".rb", ".ex", ".exs", ".fs", ".cpp", ".cc", ".cxx",
    ];

    /// <summary>Endings of the names of files that tools write, or that a browser loads.</summary>
    private static readonly string[] Generated =
    [
        ".g.cs", ".g.i.cs", ".designer.cs", ".generated.cs", "assemblyinfo.cs", "globalusings.cs", ".pb.go", "_grpc.pb.go", ".pb.cc", ".gen.go", "_pb2.py", "_pb2_grpc.py", "_pb.js", "_pb.ts",
        ".min.js", ".bundle.js", ".d.ts", "grpc.java", "outerclass.java",
    ];

    /// <summary>Endings of the names of tests, without extension.</summary>
    private static readonly string[] Tests = ["Test", "Tests", "IT", "Spec", "_test", "_spec", ".test", ".spec", ".e2e", "Mock", "Mocks", "Stub", "Fixture"];

    /// <summary>Folders of tests, of generated code, and of what a browser loads.</summary>
    private static readonly HashSet<string> LeftOutFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "__tests__", "__mocks__", "mocks", "e2e", "testdata", "fixtures", "spec", "specs", "generated", "migrations", "third_party", "third-party",
        "external", "site-packages", "venv", ".venv", "wwwroot", "clientapp", "public", "static", "assets",
    };

    private static readonly string[] TestFolders = [".Tests", ".Test", "Tests", ".UnitTests", ".IntegrationTests", ".FunctionalTests", "-tests", "-test", "_tests", ".Benchmarks"];

    /// <summary>True for the name of a file of source code.</summary>
    public static bool IsCode(ReadOnlySpan<char> name)
    {
        var extension = name[Math.Max(0, name.LastIndexOf('.'))..];
        foreach (var known in Extensions)
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>True for code that is a test, was generated, or runs in a browser.</summary>
    public static bool IsLeftOut(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return EndsWith(name, Generated, StringComparison.OrdinalIgnoreCase)
            || EndsWith(name[..Math.Max(0, name.LastIndexOf('.'))], Tests, StringComparison.Ordinal)
            || name.StartsWith("test_", StringComparison.Ordinal)
            || IsInLeftOutFolder(path.AsSpan(0, path.Length - name.Length));
    }

    private static bool IsInLeftOutFolder(ReadOnlySpan<char> folders)
    {
        var names = LeftOutFolders.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in folders.Split('/'))
            if (names.Contains(folders[range]) || EndsWith(folders[range], TestFolders, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string[] endings, StringComparison comparison)
    {
        foreach (var ending in endings)
            if (text.EndsWith(ending, comparison))
                return true;
        return false;
    }
}
