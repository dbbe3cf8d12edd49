using System.CommandLine;
using DepGuard.Configuration;
using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Reports;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard explain RULE</c>: the rule's page.</summary>
internal sealed class ExplainCommand : Command
{
    public ExplainCommand(Terminal terminal)
        : base("explain", "Prints the page of a rule: why it matters, examples, how it is detected, how to suppress it.")
    {
        var name = new Argument<string>("RULE") { Description = "Id or name, such as DPG2001 or circular-dependency.", HelpName = "RULE" };
        name.CompletionSources.Add(_ => RuleCatalog.All.Select(rule => new System.CommandLine.Completions.CompletionItem(rule.Id)));
        Arguments.Add(name);
        SetAction(parsed => Run(parsed.GetValue(name)!, terminal));
    }

    private static int Run(string name, Terminal terminal)
    {
        if (RuleCatalog.All.FirstOrDefault(one => one.Id.Equals(name, StringComparison.OrdinalIgnoreCase) || one.Name == name) is not { } rule)
        {
            var near = new Suggestions(RuleCatalog.All.SelectMany(one => new[] { one.Id, one.Name })).For(name);
            throw new UsageException($"no rule is called '{name}'{(near is null ? "; 'depguard rules' lists them" : $"; did you mean '{near}'?")}");
        }

        terminal.Out.WriteLine($"{rule.Id} {rule.Name} ({Label.Of(rule.Severity)})");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(RulePages.Find(rule.Id));
        return ExitStatus.Clean;
    }
}
