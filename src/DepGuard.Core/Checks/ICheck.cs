using DepGuard.Contracts;
using DepGuard.Findings;

namespace DepGuard.Checks;

/// <summary>Looks for one rule's problem: a pure function from the graph to findings.</summary>
internal interface ICheck
{
    /// <summary>The rule.</summary>
    RuleInfo Rule { get; }

    /// <summary>Findings with the rule's own severity, in any order.</summary>
    IEnumerable<Finding> Run(CheckInput input);
}
