"""Every input of the table, in its order: a name and what makes it."""
from inputs import configurations, graphs, kustomizations, outputs, system, texts

ALL = texts.ALL + configurations.ALL + kustomizations.ALL + graphs.ALL + system.ALL + outputs.ALL
