using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>Compiled solutions: slow, since each run opens one with the SDK's MSBuild.</summary>
public class SolutionTests(GeneratedSolution solution) : IClassFixture<GeneratedSolution>
{
    private const string NotRestored = "broken/Broken.csproj(1,1): warning DPG0001: The file cannot be read: the packages of the project are not restored; run 'dotnet restore' first";

    [Theory]
    [InlineData("Shop.sln")]
    [InlineData("Shop.slnx")]
    public void Code_and_configuration_are_in_one_report(string file)
    {
        var outcome = Run("check", "--solution", file, "--tolerate-unreadable");

        Assert.Equal(1, outcome.Status);
        Assert.Contains("error DPG2001: ", outcome.Out);
        Assert.Contains("stock/Client.cs(7,9): error DPG1201: ", outcome.Out);
        Assert.Contains("orders/Client.cs(7,9): warning DPG1201: ", outcome.Out);
        Assert.Contains(NotRestored, outcome.Out);
        Assert.DoesNotContain("Client.cs(23,", outcome.Out);
    }

    [Fact]
    public void A_project_that_is_not_restored_makes_the_run_incomplete()
    {
        var outcome = Run("doctor", "--solution", "Shop.slnx");

        Assert.Equal(4, outcome.Status);
        Assert.Contains("broken/Broken.csproj: the packages of the project are not restored", outcome.Out);
        Assert.Contains("not everything could be read (1 x DPG0001)", outcome.Error);
    }

    [Fact]
    public void A_project_alone_needs_no_service()
    {
        var outcome = Run("check", "orders", "--solution", "orders/Orders.csproj", "--format", "sarif");

        Assert.Equal(0, outcome.Status);
        Assert.Contains("\"ruleId\": \"DPG1201\"", outcome.Out);
        Assert.Contains("orders/Client.cs", outcome.Out);
    }

    [Fact]
    public void Code_that_generators_of_the_SDK_write_is_compiled()
    {
        var outcome = Run("check", "web", "--solution", "web/Web.csproj");

        Assert.Equal(0, outcome.Status);
        Assert.DoesNotContain("DPG0001", outcome.Out);
    }

    [Fact]
    public void The_program_itself_references_neither_compiler_nor_MSBuild()
    {
        var references = typeof(CommandLine).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.StartsWith("Microsoft.Build", StringComparison.Ordinal));
    }

    [Fact]
    public void Severities_of_the_configuration_hold_for_code()
    {
        File.WriteAllText(Path.Combine(solution.Folder, "strict.yaml"), "version: 1\nrules: { DPG1201: off }\n");

        var outcome = Run("check", "orders", "--config", "strict.yaml", "--solution", "orders/Orders.csproj");

        Assert.DoesNotContain("DPG1201", outcome.Out);
    }

    [Theory]
    [InlineData("compose.yaml", "must be a .sln, .slnx or .csproj file")]
    [InlineData("Missing.slnx", "no such file")]
    public void A_wrong_file_is_wrong_usage(string file, string message)
    {
        var outcome = Run("check", "--solution", file);

        Assert.Equal(2, outcome.Status);
        Assert.Contains($"--solution {file}: {message}", outcome.Error);
    }

    [Fact]
    public void A_damaged_solution_is_wrong_usage()
    {
        File.WriteAllText(Path.Combine(solution.Folder, "Damaged.slnx"), "<Solution>");

        Assert.Equal(2, Run("check", "--solution", "Damaged.slnx").Status);
    }

    private Outcome Run(params string[] arguments) => new Shell(solution.Folder).Run(arguments);
}
