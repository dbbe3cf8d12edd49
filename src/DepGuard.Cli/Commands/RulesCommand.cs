using System.CommandLine;
using DepGuard.Contracts;
using DepGuard.Facts;

namespace DepGuard.Cli.Commands;

/// <summary><c>depguard rules</c>: the list of rules.</summary>
internal sealed class RulesCommand : Command
{
    public RulesCommand(Terminal terminal)
        : base("rules", "Lists the rules with their default severities.")
    {
        SetAction(_ =>
        {
            var width = RuleCatalog.All.Max(rule => rule.Name.Length);
            foreach (var rule in RuleCatalog.All)
                terminal.Out.WriteLine($"{rule.Id}  {rule.Name.PadRight(width)}  {Label.Of(rule.Severity),-7}  {rule.Title}");
            return ExitStatus.Clean;
        });
    }
}
