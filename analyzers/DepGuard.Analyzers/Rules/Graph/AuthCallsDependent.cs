using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Services;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>DPG1403: an auth service calls a service that authenticates through it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthCallsDependent() : ServiceCallRule(Descriptors.AuthCallsDependent)
{
    private protected override Diagnostic? Judge(IInvocationOperation call, ProjectService service, Callee callee) =>
        callee.AuthenticatesThrough
            ? Diagnostic.Create(Descriptors.AuthCallsDependent, call.NameLocation(), call.TargetMethod.Name, service.Name, callee.Name)
            : null;
}
