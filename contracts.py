"""An import contract that import-linter lacks: these modules import, of third parties, only what is listed."""

import sys

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class OnlyListedContract(Contract):
    """Fails at each import, by ``source_modules`` or their parts, of a library that is neither listed nor standard."""

    type_name = "only_listed"

    source_modules = fields.ListField(subfield=fields.ModuleField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 - import-linter's signature
        """All imports that break the contract, as sorted lines."""
        sources = {m.name for m in self.source_modules}  # type: ignore[attr-defined]  # import-linter fills the fields in
        inside = sources.union(*(graph.find_descendants(name) for name in sources))
        external = {m for m in graph.modules if graph.is_module_squashed(m)}
        free = {*sys.stdlib_module_names, *self.allowed}  # type: ignore[misc]
        broken = [
            f"{importer} imports {imported}"
            for importer in sorted(inside)
            for imported in sorted(graph.find_modules_directly_imported_by(importer) & external)
            if imported.partition(".")[0] not in free
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints them."""
        for line in check.metadata["broken"]:
            output.print_error(line)
